/** Sentences as bureaus write them, all of them true beside one set of tables: none may be doubted. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnnualReport, blankReport, cellPaths, setFigure } from '#rules/annual-report/tables.ts';
import { judgeProse } from './index.ts';

const figures: Readonly<Record<string, number | string>> = {
  'requests.newlyReceived.total': 20,
  'requests.newlyReceived.naturalPerson': 17,
  'requests.newlyReceived.commercialEnterprise': 3,
  'requests.carriedIn.total': 2,
  'requests.carriedIn.naturalPerson': 2,
  'requests.disclosed.total': 8,
  'requests.disclosedInPart.total': 4,
  'requests.refused.internalAffairs.total': 1,
  'requests.unableToProvide.notHeld.total': 3,
  'requests.notHandled.repeated.total': 1,
  'requests.otherHandling.correctionOverdue.total': 1,
  'requests.otherHandling.other.total': 1,
  'requests.totalHandled.total': 19,
  'requests.carriedOver.total': 3,
  'disputes.reconsideration.upheld': 3,
  'disputes.reconsideration.pending': 1,
  'disputes.reconsideration.total': 4,
  'disputes.directSuit.total': 1,
  'disputes.suitAfterReconsideration.total': 2,
  'proactive.normativeDocuments.issued': 5,
  'proactive.normativeDocuments.repealed': 2,
  'proactive.normativeDocuments.inForce': 30,
  'proactive.administrativeLicences': 120,
  'proactive.administrativePenalties': 15,
  'proactive.administrativeFeesWanYuan': '172.5',
};

function reportWith(prose: string): AnnualReport {
  const report = { ...blankReport(), organ: '示例市教育局', year: '2024' };
  for (const path of cellPaths(report))
    setFigure(report, path, figures[path] ?? (path.includes('Fees') ? '0' : 0));
  report.narrative.title = '示例市教育局2024年政府信息公开工作年度报告';
  report.narrative.overview = prose;
  return report;
}

const doubts = (prose: string) =>
  judgeProse(reportWith(prose)).filter((found) => found.severity !== 'advice');

/** `figure`: a number of the sentence that a table or another number holds fast; changed, it must be doubted. */
const rows: readonly [why: string, prose: string, figure: string][] = [
  [
    'all four sums in one sentence',
    '2024年，我局共收到政府信息公开申请20件，上年结转2件，共计22件，已办结19件，结转下年度办理3件。',
    '19件',
  ],
  [
    'received with what was carried in, explained in brackets',
    '全年共受理依申请公开22件（含上年结转2件），办结19件，3件结转至2025年继续办理。',
    '3件',
  ],
  [
    'three still within their period',
    '我局新收到依申请公开件20件，均通过网络或邮寄方式提交，尚有3件在办理期限内。',
    '3件',
  ],
  ['a comparison with last year', '2024年共收到政府信息公开申请20件，较2023年减少5件，同比下降20%。', '20件'],
  [
    'what the requests were about',
    '共收到政府信息公开申请20件，其中自然人申请17件、商业企业申请3件，申请内容主要涉及征地拆迁12件、规划许可8件。',
    '17件',
  ],
  [
    'all groups behind their total',
    '在办结的19件申请中，予以公开8件，部分公开4件，不予公开1件，无法提供3件，不予处理1件，其他处理2件。',
    '4件',
  ],
  [
    'groups with shares, the rest together',
    '（二）依申请公开。办结19件，其中予以公开和部分公开12件，占63.2%，无法提供3件，占15.8%，不予公开、不予处理及其他4件，占21.0%。',
    '63.2',
  ],
  ['by channel', '收到政府信息公开申请20件，其中当面申请2件，邮寄申请8件，网络申请10件。', '20件'],
  [
    'by channel and by applicant',
    '共收到政府信息公开申请20件。从申请方式看，网上申请12件，信函申请8件；从申请人看，自然人17件，法人3件。',
    '法人3件',
  ],
  [
    'results of reconsideration',
    '全年因政府信息公开引发行政复议4件，其中维持3件，尚未审结1件；行政诉讼3件。',
    '诉讼3件',
  ],
  [
    'both kinds of suit',
    '因政府信息公开被提起行政诉讼3件（其中未经复议直接起诉1件、复议后起诉2件）。',
    '后起诉2件',
  ],
  ['起 for 件, under the heading', '（二）依申请公开。行政复议案件4起、行政诉讼案件3起。', '4起'],
  [
    'no complaint is not no request',
    '全年没有因政府信息公开工作被责任追究的情况，未收到政府信息公开投诉。',
    '',
  ],
  ['documents, the name said once', '2024年，我局制发行政规范性文件5件，废止2件，现行有效30件。', '30件'],
  ['documents by another verb', '全年制定出台规范性文件5件，同步发布政策解读5篇。', '5件'],
  [
    'licences, penalties and charges',
    '全年办理行政许可120件，作出行政处罚决定15件，收取行政事业性收费172.5万元。',
    '172.5',
  ],
  ['periods of the Regulation', '落实20个工作日答复期限，15个工作日征求第三方意见。', ''],
  [
    'training and inspection',
    '举办政务公开培训班2期，培训人员120人次；开展检查4次，发现问题12个，已全部整改。',
    '',
  ],
  [
    'letters and proposals',
    '办理市长信箱来信35件，答复率100%；办理人大建议12件、政协提案8件，办结率100%。',
    '',
  ],
  [
    'a total behind its parts',
    '通过门户网站发布信息500条，微信公众号推送信息320条，微博120条，合计940条。',
    '940条',
  ],
  [
    'one piece over several channels',
    '全年主动公开政府信息500条，其中通过网站公开500条，政务微博转发120条。',
    '',
  ],
  ['some passed on', '2024年我局受理信息公开申请20件（其中2件转办），依法依规答复19件。', '19件'],
  ['all in time', '受理政府信息公开申请20件，按期答复率100%。', '20件'],
  [
    'brackets with 包括',
    '2024年共收到政府信息公开申请20件，办结19件（包括上年结转2件），转下年度办理3件。',
    '办理3件',
  ],
  ['the whole bureau', '2024年，全局共受理群众政府信息公开申请20件。', '20件'],
  ['事项 for 申请', '共处理依申请公开事项19件，均在法定期限内答复申请人。', ''],
  ['申请公开 as a verb', '申请公开政府信息20件，其中涉及个人隐私不予公开1件，本机关不掌握3件。', '不掌握3件'],
  [
    '企业 for one kind of organisation',
    '全年收到政府信息公开申请20件，申请人均为自然人或企业，其中企业申请3件。',
    '申请3件',
  ],
  ['no leak, no outcry', '全年未发生泄密事件。全年无因信息公开引发的负面舆情。', ''],
  ['the words of the table', '本年度政府信息公开申请受理数20件，上年度结转数2件。', '结转数2件'],
  ['citizens and organisations', '2024年收到公民政府信息公开申请17件，法人和其他组织申请3件。', '3件'],
  ['当年', '当年新收申请20件，上年结转2件，共22件；当年办结19件。', '共22件'],
  ['申请量', '2024年政府信息公开申请量为20件。', '20件'],
  ['依申请公开 as the subject', '依申请公开受理20件、办结19件。', '办结19件'],
  ['公开 for both kinds', '2024年，依申请公开共20件，其中公开12件。', '公开12件'],
  [
    'suits of every kind, of which some over disclosure',
    '（二）依申请公开。全年行政诉讼案件10件，其中涉及政府信息公开3件。',
    '',
  ],
  ['the same without a heading', '以我局为被告的行政诉讼案件10件，其中涉及政府信息公开3件。', ''],
  [
    'carried in, new and closed disputes are parts',
    '（二）依申请公开。上年结转行政复议1件，本年新增行政复议3件，已审结行政复议3件。',
    '',
  ],
  ['nothing by one channel', '未收到现场提交的政府信息公开申请。', ''],
  ['nothing that had to be passed on', '没有收到需要转办的政府信息公开申请。', ''],
  ['none of a special kind', '全年没有行政复议后提起的信息公开行政诉讼被纠正的情况。', ''],
  [
    '其他 inside a label does not end the list',
    '发布信息100条，其中部门动态50条，转载其他网站信息30条。',
    '',
  ],
  ['予以公开 for both kinds', '予以公开12件政府信息公开申请。', ''],
  ['不予公开 for everything else', '（二）依申请公开。办结19件，其中公开8件，部分公开4件，不予公开7件。', ''],
  [
    'kinds that are not the rows of the form',
    '（二）依申请公开。收到申请20件，其中信访类2件，咨询类3件。',
    '',
  ],
  [
    'documents of another body, and lapsed ones',
    '我局牵头起草行政规范性文件8件，宣布失效行政规范性文件4件。',
    '',
  ],
  [
    'what is done beside replying',
    '（二）依申请公开。重点做好答复工作，邀请律师审查答复书12件，召开会商会议6次。',
    '',
  ],
  ['last year with its own number', '（二）依申请公开。2024年共收到申请20件，比2023年的25件减少5件。', ''],
  ['a row of years', '（二）依申请公开。2024年共收到申请20件，2023年25件，2022年18件。', ''],
  ['visitors are no requests', '（二）依申请公开。接待咨询群众30人次，提供查阅服务15次。', ''],
  ['steps of handling are no requests', '（二）依申请公开。完善办理流程3项，修订答复模板5份，归档19件。', ''],
  [
    'pieces of information are no requests',
    '（三）政府信息管理。全年审核信息500条，发布480条，退回20条。',
    '',
  ],
  [
    'a complaint is no request',
    '（五）监督保障。开展自查2次，发现问题5个，整改5个；收到投诉1件，已办结。',
    '',
  ],
  [
    'no reply quashed',
    '（二）依申请公开。收到申请20件，答复及时率100%，未发生因答复不当引发的行政复议被撤销情形。',
    '',
  ],
  [
    'corrections and extensions',
    '（二）依申请公开。全年依申请公开办件量与上年持平，其中补正3件，延期2件，征求第三方意见1件。',
    '',
  ],
  [
    'a part handled together',
    '（二）依申请公开。受理20件，其中要求获取的信息涉及多个部门的6件，由我局会同办理。',
    '',
  ],
  ['letters sent out', '（二）依申请公开。向申请人出具告知书19份、补正通知书3份、延期答复告知书2份。', ''],
  ['forms and withdrawals', '（二）依申请公开。共收到申请表20份，撤回申请1件。', ''],
  [
    'letters, supervision, inquiries',
    '一是收到群众来信3件。二是办理“互联网+督查”事项5件。三是答复网上咨询20件。',
    '',
  ],
  ['some passed on by the government', '收到市政府信息公开办转来申请2件，其余18件直接向我局提出。', ''],
  ['days are no requests', '平均办理时间8个工作日，最长20个工作日。', ''],
  ['people trained are no requests', '组织全区各部门信息公开业务培训1次，参训40人。', ''],
  ['services and requests side by side', '2024年，我局办理政务服务事项12000件，依申请公开20件。', ''],
  ['lists of what was published', '公开财政预算、决算信息2条，“三公”经费1条，行政处罚案件15件。', ''],
  ['one outcome beside what came in', '本机关新收申请20件，上年结转2件，其中不予公开1件。', ''],
];

const raised = (figure: string) =>
  figure.replace(/\d+(\.\d+)?/, (n) =>
    n.includes('.') ? (Number(n) + 1.5).toFixed(1) : String(Number(n) + 1),
  );

for (const [why, prose, figure] of rows) {
  test(`${why}: ${prose.slice(0, 44)}`, () => {
    assert.deepEqual(
      doubts(prose).map((found) => found.message),
      [],
    );
    if (figure === '') return;
    const at = prose.lastIndexOf(figure);
    assert.ok(at >= 0);
    const changed = prose.slice(0, at) + raised(figure) + prose.slice(at + figure.length);
    assert.ok(doubts(changed).length > 0, `not noticed: ${changed}`);
  });
}

test('what is contained in a figure is not held against the whole', () => {
  assert.deepEqual(doubts('全年共收到政府信息公开申请20件，上年结转2件，办结19件（含乡镇办理12件）。'), []);
});
