import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport } from '#rules/annual-report/tables.ts';
import { type Claimed, claimsIn } from './claims.ts';
import { sentences } from './text.ts';
import { zeroClaims } from './zero-claims.ts';

/** 'received=12', 'received=100~199' for 100余, 'received=25@2023' for another year than the report's. */
function shown({ claim, number, year }: Claimed): string {
  const { atLeast, atMost, value } = number;
  const amount = atLeast === atMost ? value : `${atLeast}~${atMost}`;
  return `${claim.id}=${amount}${year !== null && year !== 2024 ? `@${year}` : ''}`;
}

function claimsOf(prose: string): string {
  const report = { ...blankReport(), year: '2024' };
  report.narrative.overview = prose;
  const all = sentences(report);
  return [...claimsIn(all, 2024), ...zeroClaims(all)].map(shown).join(' ');
}

const rows: readonly [why: string, prose: string, claims: string][] = [
  ['the seed', '2024年，收到政府信息公开申请0件。', 'received=0'],
  ['受理 as the verb', '2024年，我局共受理政府信息公开申请12件。', 'received=12'],
  ['number before its noun', '全年共收到5件政府信息公开申请。', 'received=5'],
  [
    '新收 is strict',
    '2024年新收政府信息公开申请218件，上年结转3件，办结219件，结转下年度2件。',
    'newly-received=218 carried-in=3 completed=219 carried-over=2',
  ],
  ['新增 is 新收', '全年新增依申请公开申请7件。', 'newly-received=7'],
  ['收办', '全年收办政府信息公开申请3607件。', 'received-and-handled=3607'],
  [
    '接收, with channels in between',
    '2023年全区接收通过邮寄、网络提交的各类政府信息公开申请共计81件。',
    'received=81@2023',
  ],
  ['办理', '全年办理政府信息公开申请218件。', 'dealt-with=218'],
  [
    'the year after is carried over',
    '2024年，全区共收到政府信息公开申请154件，共办结148件，结转至2025年6件。',
    'received=154 completed=148 carried-over=6',
  ],
  [
    'brackets with what came in and what goes out',
    '2024年，全市共受理政府信息公开申请3119件，答复3050件（含上年度结转申请34件，另有103件顺延到下年度答复）。',
    'received=3119 replied=3050 carried-in=34 carried-over=103',
  ],
  [
    'from 2022 to 2023 in a report of 2024 is not this year',
    '（二）依申请公开。2023年结转至2024年3件。',
    'carried-in=3',
  ],
  ['a named year before carries in', '（二）依申请公开。2023年结转2件。', 'carried-in=2'],
  ['结转 without direction', '另有结转1件申请。', ''],
  [
    '结转 in a paragraph on requests, direction open',
    '（二）依申请公开。收到申请5件，结转1件。',
    'received=5 carried=1',
  ],
  [
    'number first: still being handled',
    '收到政府信息公开申请9件，其中8件已办结，1件正在办理。',
    'received=9 completed=8 carried-over=1',
  ],
  [
    'number first: not yet due',
    '收到政府信息公开申请9件，另有2件未到答复期限。',
    'received=9 carried-over=2',
  ],
  ['number first: carried in', '收到政府信息公开申请9件，其中1件为上年度结转。', 'received=9 carried-in=1'],
  ['下一年度', '收到政府信息公开申请9件，结转下一年度继续办理1件。', 'received=9 carried-over=1'],
  ['上一年度', '受理信息公开申请17件，上一年度结转1件。', 'received=17 carried-in=1'],
  [
    'traditional characters',
    '2024年受理信息公開申請17件，上年度結轉1件，現均已按要求答覆。',
    'received=17 carried-in=1',
  ],
  [
    '依申请公开 as the noun',
    '2024年我镇全年共收到依申请公开0件，公开0件，不予公开0件。',
    'received=0 disclosed-loosely=0 refused=0',
  ],
  ['依申请公开 without a verb', '2024年依申请公开共3件。', 'mentioned=3'],
  ['numerals in Chinese', '全年共收到政府信息公开申请十五件。', 'received=15'],
  ['numerals above a hundred in Chinese', '全年共收到政府信息公开申请一百零三件。', 'received=103'],
  ['full-width digits', '全年共收到政府信息公开申请１２件。', 'received=12'],
  ['thousands with a comma', '全年共收到政府信息公开申请3,119件。', 'received=3119'],
  [
    'applicants of two kinds',
    '收到政府信息公开申请81件，涉及自然人80件、商业企业1件。',
    'received=81 natural-person=80 commercial-enterprise=1',
  ],
  [
    'applicants after 其中',
    '收到政府信息公开申请10件，其中自然人申请8件，法人或其他组织申请2件。',
    'received=10 natural-person=8 organisations=2',
  ],
  [
    'applicants behind the number',
    '收到政府信息公开申请10件，其中8件为自然人申请，2件为法律服务机构申请。',
    'received=10 natural-person=8 legal-service=2',
  ],
  [
    '公民 is a loose word for natural person',
    '收到政府信息公开申请10件，其中公民申请8件。',
    'received=10 person=8',
  ],
  [
    'all five groups with shares',
    '办结依申请公开81件，其中：予以公开及部分公开42件，占51.85%；不予公开5件，占6.17%；无法提供31件，占38.27%；不予处理1件，占1.23%；其他处理2件，占2.47%。',
    'completed=81 disclosed-wholly-or-in-part=42 refused=5 unable-to-provide=31 not-handled=1 other-handling=2',
  ],
  [
    'outcomes behind their numbers',
    '（二）依申请公开。受理申请9件，其中5件予以公开，1件部分公开，2件无法提供，1件不予处理。',
    'received=9 disclosed=5 disclosed-in-part=1 unable-to-provide=2 not-handled=1',
  ],
  [
    'single outcomes by their label',
    '收到政府信息公开申请6件，其中属于国家秘密1件，本机关不掌握相关政府信息3件，重复申请2件。',
    'received=6 refused.state-secret=1 unable.not-held=3 not-handled.repeated=2',
  ],
  [
    '信访 as an outcome',
    '受理政府信息公开申请2件，其中信访举报投诉类申请2件。',
    'received=2 not-handled.petition=2',
  ],
  [
    '信息不存在 may be either row',
    '受理政府信息公开申请2件，信息不存在2件。',
    'received=2 unable.does-not-exist=2',
  ],
  [
    '公开答复 is loose',
    '办结依申请2件，其中公开答复1件，无法提供1件。',
    'completed=2 disclosed-loosely=1 unable-to-provide=1',
  ],
  [
    '主动公开 in the answer is no outcome',
    '收到政府信息公开申请5件，其中属于主动公开范围的3件。',
    'received=5',
  ],
  ['proactive counts are no requests', '全年主动公开政府信息13561条。', ''],
  [
    '依申请公开信息数 counts information',
    '2024年制作、获取政府信息总数397条，其中主动公开政府信息61条，依申请公开信息数255条，不予公开信息数81条。',
    '',
  ],
  [
    'reconsideration and litigation',
    '因政府信息公开引起的行政复议案件2件、行政诉讼案件7件。',
    'dispute.reconsideration.total=2 dispute.litigation.total=7',
  ],
  [
    '起 as the unit',
    '全年办理因政府信息公开申请引发的行政复议36起，行政诉讼9起。',
    'dispute.reconsideration.total=36 dispute.litigation.total=9',
  ],
  [
    'number before the dispute',
    '全年因政府信息公开发生2起行政复议案件，1起行政诉讼案件。',
    'dispute.reconsideration.total=2 dispute.litigation.total=1',
  ],
  [
    'results go with their subject',
    '政府信息公开行政复议351件，其中结果维持72件，结果纠正64件，其他结果178件，尚未审结37件；政府信息公开行政诉讼46件，其中结果维持25件，结果纠正5件，其他结果9件，尚未审结7件。',
    'dispute.reconsideration.total=351 dispute.reconsideration.upheld=72 dispute.reconsideration.overturned=64 dispute.reconsideration.other=178 dispute.reconsideration.pending=37 dispute.litigation.total=46 dispute.litigation.upheld=25 dispute.litigation.overturned=5 dispute.litigation.other=9 dispute.litigation.pending=7',
  ],
  [
    'the two kinds of suit',
    '政府信息公开行政诉讼3件，其中未经复议直接起诉2件，复议后起诉1件。',
    'dispute.litigation.total=3 dispute.direct.total=2 dispute.after.total=1',
  ],
  ['both together', '因政府信息公开引发的行政复议、行政诉讼共3件。', 'dispute.both.total=3'],
  ['reconsideration of other matters', '全年办理行政复议案件350件。', ''],
  [
    'a slip in the name does not hide the claim',
    '政府信息公开工作方面共有行政诉讼案件1件、行政法复议案件2件，均已结案。',
    'dispute.litigation.total=1 dispute.reconsideration.total=2',
  ],
  ['documents issued', '动态更新发布本年度制发行政规范性文件62件。', 'document.normativeDocuments.issued=62'],
  [
    'documents in force',
    '清理并集中发布现行有效行政规范性文件393件，动态更新本年度制发的规范性文件77件。',
    'document.normativeDocuments.inForce=393 document.normativeDocuments.issued=77',
  ],
  [
    'documents made and repealed',
    '2024年，我镇共制定规范性文件0件，废止规范性文件2件。',
    'document.normativeDocuments.issued=0 document.normativeDocuments.repealed=2',
  ],
  ['disclosing a document is not issuing it', '公开规范性文件8件。', ''],
  ['审查 is not issuing', '对拟制发的规范性文件开展合法性审查12件。', ''],
  [
    'licences decided',
    '全年办理行政许可412件，作出行政处罚决定9件。',
    'decision.administrativeLicences=412 decision.administrativePenalties=9',
  ],
  ['published licences are not decisions', '公开行政许可信息412条、行政处罚信息9条。', ''],
  ['messages are no requests', '在“互动交流”专栏答复网民留言1424条，办理12345热线交办事项6155件。', ''],
  ['proposals are no requests', '办理人大代表建议、政协提案58件，答复率100%。', ''],
  ['proposals beside requests', '收到政府信息公开申请3件，办理人大代表建议12件。', 'received=3'],
  ['a comparison is no figure of this year', '收到政府信息公开申请30件，较上年增加5件。', 'received=30'],
  ['less than last year', '收到政府信息公开申请30件，同比减少12件。', 'received=30'],
  ['last year’s figure has its own year', '2023年收到政府信息公开申请25件。', 'received=25@2023'],
  ['about so many', '全年受理政府信息公开申请100余件。', 'received=100~199'],
  [
    'nothing received',
    '年内，我镇未收到公民、法人或其他组织通过任何形式提出的政府信息公开申请。',
    'newly-received=0',
  ],
  ['nothing received, shorter', '2024年未收到依申请公开政府信息申请。', 'newly-received=0'],
  ['nothing received, 事项', '本年度没有收到依申请公开事项。', 'newly-received=0'],
  ['nothing received, 接到', '2024年度我街办未接到提出公开政府信息的申请。', 'newly-received=0'],
  [
    'nothing received, 请求',
    '2024年，我镇未收到依申请公开请求；未对公众依申请公开政府信息收取任何费用；没有发生因政府信息公开工作引发举报、投诉、行政复议或行政诉讼等事件。',
    'newly-received=0 dispute.reconsideration.total=0 dispute.litigation.total=0',
  ],
  ['无 at the start', '2024年无政府信息公开申请。', 'newly-received=0'],
  ['zero as a word', '2024年政府信息公开申请数量为零。', 'newly-received=0'],
  [
    'nothing in dispute',
    '本年度没有发生因政府信息公开申请而引起的行政复议、行政诉讼等情况。',
    'dispute.reconsideration.total=0 dispute.litigation.total=0',
  ],
  [
    'nothing in dispute, 不存在',
    '2024年受理信息公开申请17件，不存在行政复议和行政诉讼，未产生政府信息处理费。',
    'received=17 dispute.reconsideration.total=0 dispute.litigation.total=0',
  ],
  [
    'nothing in dispute, 未发生',
    '2024年驼峰路街道办未发生因政府信息公开申请提起的行政复议和行政诉讼案件。',
    'dispute.reconsideration.total=0 dispute.litigation.total=0',
  ],
  ['no request overdue is not no request', '全年无超期答复的政府信息公开申请。', ''],
  ['no complaint about requests', '未收到关于政府信息公开申请的投诉举报。', ''],
  ['without fee is not without request', '未收取任何政府信息公开申请费用。', ''],
  [
    'a row label in prose is no claim',
    '申请人无正当理由逾期不补正的，行政机关不再处理其政府信息公开申请。',
    '',
  ],
  ['a promise has no number', '严格按照20个工作日的期限答复政府信息公开申请。', ''],
  ['an article number is no count', '依据《条例》第三十六条第一项予以公开。', ''],
  ['a telephone number is no count', '依申请公开受理电话0517-83605210。', ''],
  [
    'four outcomes without 其中',
    '（二）依申请公开情况。受理申请12件，按期答复12件，予以公开7件，部分公开2件，无法提供3件。',
    'received=12 replied=12 disclosed=7 disclosed-in-part=2 unable-to-provide=3',
  ],
  ['申请 and 答复 as counts', '全年共收到信息公开申请4件，均按时答复。', 'received=4'],
  ['in spite of a line break', '2024年，收到政府信息\n公开申请 6 件。', 'received=6'],
  [
    '收到 with applicants first',
    '2024年，共收到公民、法人和其他组织提出的政府信息公开申请22件。',
    'received=22',
  ],
  ['登记', '全年登记受理政府信息公开申请8件次。', 'received=8'],
  ['宗 as the unit', '2024年我局收到政府信息公开申请2宗。', 'received=2'],
  ['份 as the unit', '全年受理依申请公开信息申请4份。', 'received=4'],
  ['channels are loose', '收到网上申请3件、信函申请2件，均为政府信息公开申请。', 'mentioned=3'],
  ['collected over years', '自2019年以来，累计收到政府信息公开申请120件。', 'received=120@2019'],
  [
    'a part by subject is not the whole',
    '收到政府信息公开申请9件，其中涉及土地征收的申请3件。',
    'received=9',
  ],
  [
    'a part by channel is not the whole',
    '收到政府信息公开申请9件，其中通过网络提交申请7件、邮寄申请2件。',
    'received=9',
  ],
  [
    'new and carried in after 其中',
    '办理政府信息公开申请10件，其中新收9件，上年结转1件。',
    'dealt-with=10 newly-received=9 carried-in=1',
  ],
  ['共 after a comma takes the verb before', '全年收到政府信息公开申请，共6件。', 'received=6'],
  [
    '其中 with an unknown label claims nothing',
    '收到政府信息公开申请6件，其中2件涉及拆迁补偿。',
    'received=6',
  ],
  [
    '答复 behind the number',
    '收到政府信息公开申请6件，其中5件已答复，1件尚在办理中。',
    'received=6 replied=5 carried-over=1',
  ],
];

for (const [why, prose, claims] of rows) {
  test(`${why}: ${prose.slice(0, 40)} → ${claims || 'no claim'}`, () => {
    assert.equal(claimsOf(prose), claims);
  });
}
