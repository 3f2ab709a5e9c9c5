import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Amount, blankReport, cellPaths, type Figure, setFigure } from '#rules/annual-report/tables.ts';
import { judgeProse } from './index.ts';

const N = 'requests.newlyReceived.total';
const I = 'requests.carriedIn.total';
const H = 'requests.totalHandled.total';
const O = 'requests.carriedOver.total';
const D = 'requests.disclosed.total';
const P = 'requests.disclosedInPart.total';
const nat = 'requests.newlyReceived.naturalPerson';
const com = 'requests.newlyReceived.commercialEnterprise';
const natI = 'requests.carriedIn.naturalPerson';
const RC = 'disputes.reconsideration.total';
const DS = 'disputes.directSuit.total';
const AS = 'disputes.suitAfterReconsideration.total';
const iss = 'proactive.normativeDocuments.issued';
const inf = 'proactive.normativeDocuments.inForce';
const fee = 'proactive.administrativeFeesWanYuan';

type Figures = Record<string, Figure | Amount>;

/** The findings of one paragraph beside tables of zeros but for the cells given. */
function findings(prose: string, figures: Figures, organ: string): string {
  const report = { ...blankReport(), organ, year: '2024' };
  for (const path of cellPaths(report)) setFigure(report, path, path.includes('Fees') ? '0' : 0);
  for (const [path, value] of Object.entries(figures)) setFigure(report, path, value);
  report.narrative.title = `${organ}2024年政府信息公开工作年度报告`;
  report.narrative.overview = prose;
  return judgeProse(report)
    .map((found) => `${found.severity} ${found.rule}`)
    .join('|');
}

/** An empty organ is a bureau; no findings is ''. */
const rows: readonly [why: string, prose: string, figures: Figures, organ: string, found: string][] = [
  ['the seed’s sentence agrees with a table of zeros', '2024年，收到政府信息公开申请0件。', {}, '', ''],
  [
    'a bureau whose sentence contradicts its table',
    '2024年，我局收到政府信息公开申请5件。',
    { [N]: 3, [H]: 3 },
    '',
    'error prose-against-tables',
  ],
  [
    '收到 may include what was carried in',
    '2024年，我局收到政府信息公开申请75件。',
    { [N]: 74, [I]: 1, [H]: 75 },
    '',
    'advice prose-terms',
  ],
  [
    '新收 may not',
    '2024年，我局新收政府信息公开申请75件。',
    { [N]: 74, [I]: 1, [H]: 75 },
    '',
    'error prose-against-tables',
  ],
  [
    '收办 is new and carried in',
    '全年收办政府信息公开申请3607件。',
    { [N]: 3511, [I]: 96, [H]: 3600 },
    '宿迁市',
    '',
  ],
  [
    '办理 may be new and carried in',
    '全年办理政府信息公开申请10件。',
    { [N]: 9, [I]: 1, [H]: 8, [O]: 2 },
    '',
    '',
  ],
  [
    'a government may speak for more bodies than its table',
    '2024年，全市收到政府信息公开申请95件。',
    { [N]: 17, [H]: 17 },
    '示例市人民政府',
    'question prose-against-tables',
  ],
  [
    'a government office beside a table for the district',
    '2024年收到政府信息公开申请17件。',
    { [N]: 95, [H]: 95 },
    '淮安市洪泽区人民政府办公室',
    'question prose-against-tables',
  ],
  [
    'a bureau that counts by one channel',
    '2024年，我局通过网站收到政府信息公开申请2件。',
    { [N]: 3, [H]: 3 },
    '',
    'question prose-against-tables',
  ],
  [
    'channels that make up the whole',
    '收到网上申请3件、信函申请2件，均为政府信息公开申请。',
    { [N]: 5, [H]: 5 },
    '',
    'question prose-against-tables',
  ],
  ['about so many fits', '全年受理政府信息公开申请100余件。', { [N]: 108, [H]: 108 }, '', ''],
  [
    'about so many does not fit',
    '全年受理政府信息公开申请100余件。',
    { [N]: 8, [H]: 8 },
    '',
    'question prose-against-tables',
  ],
  [
    'a blank table contradicts nothing',
    '2024年，我局收到政府信息公开申请5件。',
    { [N]: null, [I]: null, [H]: null },
    '',
    '',
  ],
  ['nothing received, and the table says so', '2024年，我局未收到政府信息公开申请。', {}, '', ''],
  [
    'nothing received, but the table says otherwise',
    '2024年，我局未收到政府信息公开申请。',
    { [N]: 3, [H]: 3 },
    '',
    'error prose-against-tables',
  ],
  [
    'last year’s sentence is not this year’s',
    '2023年收到政府信息公开申请25件，2024年收到30件。',
    { [N]: 30, [H]: 30 },
    '',
    '',
  ],
  [
    '答复 may leave out what was otherwise closed',
    '2024年，我局受理政府信息公开申请10件，答复8件。',
    { [N]: 10, [H]: 10, 'requests.otherHandling.other.total': 2 },
    '',
    'advice prose-terms',
  ],
  [
    '答复 that fits nothing',
    '2024年，我局受理政府信息公开申请10件，答复7件。',
    { [N]: 10, [H]: 10 },
    '',
    'question prose-against-tables',
  ],
  [
    '办结 that fits nothing',
    '2024年，我局受理政府信息公开申请10件，办结7件。',
    { [N]: 10, [H]: 10 },
    '',
    'error prose-against-tables',
  ],
  [
    'carried over that the table does not have',
    '2024年，我局受理政府信息公开申请10件，结转下年度2件。',
    { [N]: 10, [H]: 10 },
    '',
    'error prose-against-tables',
  ],
  [
    '结转 without direction fits either way',
    '2024年，我局受理政府信息公开申请10件，结转2件。',
    { [N]: 10, [H]: 8, [O]: 2 },
    '',
    '',
  ],
  [
    'groups that agree',
    '办结依申请公开3件，其中：予以公开2件，部分公开1件。',
    { [N]: 3, [H]: 3, [D]: 2, [P]: 1 },
    '',
    '',
  ],
  [
    'a group that does not',
    '办结依申请公开3件，其中：予以公开1件，部分公开2件。',
    { [N]: 3, [H]: 3, [D]: 2, [P]: 1 },
    '',
    'error prose-against-tables|error prose-against-tables',
  ],
  [
    '公开 alone admits both readings',
    '收到申请3件（政府信息公开申请），公开3件。',
    { [N]: 3, [H]: 3, [D]: 2, [P]: 1 },
    '',
    '',
  ],
  [
    '无法提供等 is more than one group',
    '办理政府信息公开申请5件，其中予以公开2件，无法提供等其他情况3件。',
    {
      [N]: 5,
      [H]: 5,
      [D]: 2,
      'requests.unableToProvide.notHeld.total': 2,
      'requests.otherHandling.other.total': 1,
    },
    '',
    '',
  ],
  [
    'applicants that agree',
    '收到政府信息公开申请4件，涉及自然人3件、商业企业1件。',
    { [N]: 4, [nat]: 3, [com]: 1, [H]: 4 },
    '',
    '',
  ],
  [
    'applicants with what was carried in',
    '收到政府信息公开申请5件，涉及自然人4件、商业企业1件。',
    { [N]: 4, [nat]: 3, [natI]: 1, [I]: 1, [com]: 1, [H]: 5 },
    '',
    'advice prose-terms|advice prose-terms',
  ],
  [
    'an applicant that does not agree',
    '收到政府信息公开申请4件，涉及自然人2件、商业企业2件。',
    { [N]: 4, [nat]: 3, [com]: 1, [H]: 4 },
    '',
    'error prose-against-tables|error prose-against-tables',
  ],
  ['suits are both kinds together', '因政府信息公开引起的行政诉讼案件7件。', { [DS]: 5, [AS]: 2 }, '', ''],
  [
    'a dispute too many',
    '2024年，因政府信息公开被申请行政复议2件。',
    { [RC]: 1 },
    '',
    'error prose-against-tables',
  ],
  [
    'no dispute, but the table has one',
    '2024年，我局未发生因政府信息公开引起的行政复议、行政诉讼。',
    { [RC]: 1 },
    '',
    'error prose-against-tables',
  ],
  [
    'documents of the exact name',
    '2024年，我局制发行政规范性文件3件。',
    { [iss]: 2, [inf]: 9 },
    '',
    'error prose-against-tables',
  ],
  [
    'documents by a loose name',
    '2024年，我局制定规范性文件3件。',
    { [iss]: 2, [inf]: 9 },
    '',
    'question prose-against-tables',
  ],
  [
    'a clean-up counts at another date',
    '清理并集中发布现行有效行政规范性文件393件。',
    { [inf]: 470 },
    '平潭综合实验区',
    'question prose-against-tables',
  ],
  [
    '15 = 11 + 4',
    '通过区政府门户网站主动公开各类政务信息15条，其中工作动态类信息11条，其他类信息4条。',
    {},
    '',
    '',
  ],
  [
    '16 ≠ 11 + 4 where the list has 其他',
    '通过区政府门户网站主动公开各类政务信息16条，其中工作动态类信息11条，其他类信息4条。',
    {},
    '',
    'error prose-sum',
  ],
  [
    'a part larger than the whole',
    '主动公开政务信息10条，其中工作动态类信息11条。',
    {},
    '',
    'error prose-sum',
  ],
  [
    'examples after 其中 need not add up',
    '主动公开政府信息100条，其中重点领域30条，政策解读20条。',
    {},
    '',
    '',
  ],
  [
    'a list that ends in 等 need not add up',
    '主动公开政府信息123条，其中:财税政策8条；预算决算3条；工作动态1条等。',
    {},
    '',
    '',
  ],
  [
    'a list that ends in 等 may not exceed its total',
    '主动公开政府信息61条，其中:减税降费5条，政策解读1条；预算7条；其他文件51条等。',
    {},
    '',
    'question prose-sum',
  ],
  [
    'a list with 包括 that adds up',
    '2022年上级要求，2024年主动公开政府信息32条，包括领导信息类1条、机构职能类2条、其余工作动态29条。',
    {},
    '',
    '',
  ],
  [
    'a list with 包括 that does not',
    '主动公开政府信息33条，包括领导信息类1条、机构职能类2条、工作动态29条。',
    {},
    '',
    'question prose-sum',
  ],
  [
    'a list behind a colon',
    '全年主动公开政府信息总数171条:基层政务公开领域信息124条,工作动态34条,预算决算4条,应急预案3条,政策文件2条,其他政府信息4条。',
    {},
    '',
    '',
  ],
  [
    'a list with 余 in it',
    '公开各类信息共计13921条,其中通过政府网站公开信息12766条,通过微信公众号发布信息1100余条。',
    {},
    '',
    '',
  ],
  [
    'a sub-list in brackets is not counted twice',
    '主动公开各类政府信息22条，其中人事信息2条，财务信息15条（其中部门预算10条、部门决算5条），其他信息5条。',
    {},
    '',
    '',
  ],
  [
    'a list goes on in the next sentence',
    '主动公开政府信息136条。其中，工作动态100条，其他36条。',
    {},
    '',
    '',
  ],
  [
    'a second statement does not belong to the list',
    '主动公开政府信息20条，其中工作动态15条，其他5条，收到群众留言3条。',
    {},
    '',
    '',
  ],
  [
    'two totals, two lists',
    '累计公开信息共44条。通过网站公开34条，其中组织机构信息11条，审计信息11条，其他信息12条。',
    {},
    '',
    '',
  ],
  [
    'results of disputes that add up',
    '因政府信息公开引起的行政复议10件，其中结果维持7件，结果纠正1件，其他结果1件，尚未审结1件。',
    {
      [RC]: 10,
      'disputes.reconsideration.upheld': 7,
      'disputes.reconsideration.overturned': 1,
      'disputes.reconsideration.other': 1,
      'disputes.reconsideration.pending': 1,
    },
    '',
    '',
  ],
  [
    'a right share',
    '办结依申请公开81件，其中：予以公开及部分公开42件，占51.85%。',
    { [N]: 81, [H]: 81, [D]: 22, [P]: 20 },
    '',
    '',
  ],
  [
    'a wrong share',
    '办结依申请公开81件，其中：予以公开及部分公开42件，占52.85%。',
    { [N]: 81, [H]: 81, [D]: 22, [P]: 20 },
    '',
    'error prose-share',
  ],
  [
    'a share of a number further off',
    '2024年制作、获取政府信息总数397条，其中主动公开政府信息61条，依申请公开信息数255条，不予公开信息数81条。主动公开的政府信息占15.4%。',
    {},
    '',
    '',
  ],
  [
    'a wrong share of a number further off',
    '2024年制作、获取政府信息总数397条，其中主动公开政府信息61条，依申请公开信息数255条，不予公开信息数81条。主动公开的政府信息占19.4%。',
    {},
    '',
    'question prose-share',
  ],
  ['a rate without numbers is not judged', '群众满意度达98%，答复率100%。', {}, '', ''],
  [
    'all done, but something carried over',
    '（二）依申请公开。受理政府信息公开申请10件，办结率100%。',
    { [N]: 10, [H]: 9, [O]: 1 },
    '',
    'question prose-completion',
  ],
  [
    'all done in time is another matter',
    '（二）依申请公开。受理政府信息公开申请10件，按时办结率100%。',
    { [N]: 10, [H]: 9, [O]: 1 },
    '',
    '',
  ],
  ['two accounts, two names', '我局有两个公众号，分别为“示例教育”和“示例文旅”。', {}, '', ''],
  [
    'three accounts, two names',
    '我局有三个公众号，分别为“示例教育”和“示例文旅”。',
    {},
    '',
    'question prose-names',
  ],
  [
    'another year at the start of a sentence',
    '2023年，我局共主动公开信息20条。',
    {},
    '',
    'question year-leftover',
  ],
  ['another year in a comparison', '2023年以来，我局持续完善制度，2024年公开信息20条。', {}, '', ''],
  ['a rule of another year', '根据《示例市2023年政务公开工作要点》，我局印发了方案。', {}, '', ''],
  ['next year’s plan', '2025年，我局将继续加大公开力度。', {}, '', ''],
  [
    'next year with this year’s facts',
    '2025年，我局收到政府信息公开申请0件。',
    {},
    '',
    'question year-leftover',
  ],
  [
    'the period of another year',
    '本报告所列数据统计期限为2023年1月1日至2023年12月31日。',
    {},
    '',
    'error period-year',
  ],
  [
    'the period that ends in another year',
    '本报告所列数据统计期限自2024年1月1日起至2025年12月31日止。',
    {},
    '',
    'error period-year',
  ],
  ['the period without a second year', '本报告中所列数据统计期限为2024年1月1日至12月31日。', {}, '', ''],
  [
    'no processing fee beside a charge in table 二',
    '2024年，无收取信息处理费情况。',
    { [fee]: '18651.06' },
    '',
    '',
  ],
  ['无收费 beside a charge in table 二', '2024年，我局无政府信息公开收费项目。', { [fee]: '172' }, '', ''],
  [
    'a processing fee is not the charge of table 二',
    '2024年收取信息处理费3940元。',
    { [fee]: '96171.6' },
    '',
    '',
  ],
  [
    'no administrative charge beside a charge',
    '2024年，我局无行政事业性收费。',
    { [fee]: '172' },
    '',
    'question fee-denied',
  ],
  [
    'a charge that agrees after rounding',
    '2024年收取行政事业性收费9116.36万元。',
    { [fee]: '9116.361' },
    '',
    '',
  ],
  ['a charge in 亿元 that agrees', '2024年收取行政事业性收费1.72亿元。', { [fee]: '17203.5' }, '', ''],
  [
    'a charge that does not agree',
    '2024年收取行政事业性收费180万元。',
    { [fee]: '172' },
    '',
    'question prose-against-tables',
  ],
  ['the table holds 元', '2024年收取行政事业性收费3940元。', { [fee]: '3940' }, '', 'question fee-in-yuan'],
  ['a known slip', '不子公开信息数81条。', {}, '', 'advice slip-of-the-pen'],
  [
    'one character of the name altered',
    '2024年，示例市数育局认真贯彻落实《条例》。',
    {},
    '',
    'advice organ-name-altered',
  ],
  ['another body’s sentence', '2024年，样板县水利局坚持以人民为中心。', {}, '', 'question other-body'],
  ['a short form of the own name', '2024年，市教育局坚持以人民为中心。', {}, '', ''],
  ['messages of the public are no requests', '办理12345热线交办事项6155件，答复网民留言1424条。', {}, '', ''],
  [
    'a case that grew out of last year’s request',
    '2024年，我局未收到政府信息公开申请。办理因2023年度政府信息公开申请引发行政复议1件。',
    {},
    '',
    '',
  ],
];

for (const [why, prose, figures, organ, found] of rows) {
  test(`${why}: ${found || 'no finding'}`, () => {
    assert.equal(findings(prose, figures, organ || '示例市教育局'), found);
  });
}
