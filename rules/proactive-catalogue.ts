/**
 * 主动公开事项目录: what a district bureau of education, sports, culture and tourism owes, entry by entry.
 *
 * 「行政机关应当依照本条例第十九条的规定，主动公开本行政机关的下列政府信息：……」 (条例第二十条，十五项)
 * 「……还应当根据本地方的具体情况，主动公开涉及市政建设、公共服务、公益事业……等方面的政府信息」 (条例第二十一条)
 *
 * The entries of articles 20 and 21 are law. Those of the fields (义务教育, 公共文化服务, 旅游) follow the catalogues that
 * counties published between 2021 and 2025 under 国办发〔2019〕54号; the ministries' originals were not read, so an organ
 * may change, add and put aside every one of them. For sports no catalogue was found: its entries rest on 体育法 art. 84
 * and 全民健身条例 art. 12.
 */
import { type Citation, cite, ogi } from './citation.ts';

/** One thing that is owed, in the eight columns of the standard catalogue. */
export type CatalogueEntry = {
  /** A key that stays: 'compulsory-education/3-2'. */
  readonly key: string;
  readonly field: CatalogueField;
  /** 公开事项，一级 */
  readonly topic: string;
  /** 公开事项，二级 */
  readonly matter: string;
  /** 公开内容（要素） */
  readonly content: string;
  /** 公开依据 */
  readonly basis: string;
  /** 公开时限 */
  readonly timeLimit: string;
  /** 公开渠道和载体 */
  readonly channels: string;
  /** 公开对象 */
  readonly audience: string;
  /** 公开方式 */
  readonly manner: string;
};

export const catalogueFields = {
  'article-20': '条例第二十条',
  'article-21': '条例第二十一条',
  'compulsory-education': '义务教育',
  'public-culture': '公共文化服务',
  tourism: '旅游',
  sports: '体育',
} as const;
export type CatalogueField = keyof typeof catalogueFields;

const withinTwentyDays = '自信息形成或者变更之日起20个工作日内';
const withinSevenDays = '自决定作出之日起7个工作日内';
const website = '政府网站';

type Row = readonly [topic: string, matter: string, content: string, more?: Partial<CatalogueEntry>];

const entriesOf = (field: CatalogueField, basis: string, rows: readonly Row[]): CatalogueEntry[] =>
  rows.map(([topic, matter, content, more], at) => ({
    key: `${field}/${at + 1}`,
    field,
    topic,
    matter,
    content,
    basis,
    timeLimit: withinTwentyDays,
    channels: website,
    audience: '全社会',
    manner: '主动公开',
    ...more,
  }));

const article = (of: string): Partial<CatalogueEntry> => ({ basis: cite(ogi(of)) });

/** The fifteen items of article 20, as far as a bureau of a district has them. */
const article20 = entriesOf('article-20', cite(ogi('20')), [
  [
    '政策文件',
    '规章和规范性文件',
    '标题、文号、成文日期、公布日期、施行日期、有效期、有效性、全文、解读',
    article('20(1)'),
  ],
  [
    '机构职能',
    '机构基本信息',
    '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名',
    article('20(2)'),
  ],
  ['规划计划', '专项规划及相关政策', '规划文本、编制依据、实施情况', article('20(3)')],
  ['统计信息', '统计数据', '教育、体育、文化、旅游事业发展统计信息', article('20(4)')],
  [
    '行政许可和服务',
    '依据、条件、程序以及办理结果',
    '事项名称、依据、条件、程序、材料、期限、办理结果',
    {
      ...article('20(5)'),
      timeLimit: `许可决定${withinSevenDays}；其他${withinTwentyDays}`,
    },
  ],
  [
    '行政处罚和强制',
    '依据、条件、程序以及具有一定社会影响的处罚决定',
    '依据、条件、程序、决定',
    {
      ...article('20(6)'),
      timeLimit: `处罚决定${withinSevenDays}；其他${withinTwentyDays}`,
    },
  ],
  ['财政资金', '预算、决算', '部门预算、部门决算、“三公”经费', article('20(7)')],
  [
    '行政事业性收费',
    '收费项目及其依据、标准',
    '项目名称、依据、标准；没有收费项目的写明没有',
    article('20(8)'),
  ],
  ['政府采购', '集中采购项目的目录、标准及实施情况', '目录、限额标准、采购意向、实施情况', article('20(9)')],
  ['重大项目', '重大建设项目的批准和实施情况', '批准文件、进展', article('20(10)')],
  ['民生政策', '教育等方面的政策、措施及其实施情况', '政策、措施、资助标准、实施情况', article('20(11)')],
  ['应急管理', '应急预案、预警信息及应对情况', '学校、场馆、景区突发事件应急预案和应对', article('20(12)')],
  ['监督检查', '监督检查情况', '检查计划、检查结果', article('20(13)')],
  ['招考录用', '招考的职位、名额、报考条件以及录用结果', '招考公告、名额、条件、结果', article('20(14)')],
  ['其他', '法律、法规、规章和国家有关规定应当主动公开的其他信息', '按规定的要素', article('20(15)')],
]);

const article21 = entriesOf('article-21', cite(ogi('21')), [
  ['公共服务', '公共服务事项', '服务事项清单、服务指南、服务机构名录'],
  ['公益事业', '公益事业信息', '公益项目、资金使用、实施情况'],
]);

const education = entriesOf('compulsory-education', '义务教育法；本级政务公开标准目录', [
  ['政策文件', '教育法律和规范性文件', '教育法律法规、规范性文件及其解读'],
  ['教育概况', '教育事业发展主要情况', '学校数、在校生数、教师数、办学条件'],
  ['教育概况', '教育统计数据', '本级汇总的学校、在校生、教师、办学条件数据'],
  ['教育概况', '义务教育学校名录', '学校名称、地址、办学层次、办学类型、办公电话'],
  ['民办学校信息', '办学基本信息', '学校名称、许可证、规模、联系方式'],
  ['民办学校信息', '设立、变更、终止审批', '依据、流程、结果'],
  ['民办学校信息', '日常监管信息', '年检结果、行政处罚'],
  ['财务信息', '财务管理及监督办法', '办法全文'],
  ['财务信息', '年度经费预决算', '预算、决算'],
  ['财务信息', '收费项目及标准', '项目、标准、依据'],
  ['招生管理', '学校介绍', '学校基本情况'],
  ['招生管理', '招生政策', '实施方案、随迁子女入学、延缓入学和休学'],
  ['招生管理', '招生计划', '学校、班数、人数'],
  ['招生管理', '招生范围', '学区划分'],
  ['学生管理', '学生资助政策', '两免一补等资助政策、标准、申请办法'],
  ['教育督导', '督导报告', '督导报告（义务教育法第八条）', { basis: '《中华人民共和国义务教育法》第八条' }],
  [
    '学前教育',
    '幼儿园基本信息',
    '备案、人员、招生、收费、保教质量等',
    {
      basis: '《中华人民共和国学前教育法》第七十二条、第七十三条',
    },
  ],
]);

const venueContent = '机构名称、开放时间、机构地址、联系电话、临时停止开放信息';
const activityContent = '活动时间、活动单位、活动地址、联系电话、临时停止活动信息';

const culture = entriesOf(
  'public-culture',
  '公共文化服务保障法、公共图书馆法、博物馆条例；本级政务公开标准目录',
  [
    ['行政许可', '互联网上网服务营业场所经营许可', '办事指南、许可决定', { timeLimit: withinSevenDays }],
    ['行政许可', '文艺表演团体设立审批', '办事指南、许可决定', { timeLimit: withinSevenDays }],
    ['行政许可', '营业性演出审批', '办事指南、许可决定', { timeLimit: withinSevenDays }],
    ['行政许可', '娱乐场所经营许可', '办事指南、许可决定', { timeLimit: withinSevenDays }],
    ['行政许可', '文物保护单位保护范围内作业审批', '办事指南、许可决定', { timeLimit: withinSevenDays }],
    ['公共服务', '公共文化机构免费开放信息', venueContent],
    ['公共服务', '特殊群体公共文化服务信息', venueContent],
    ['公共服务', '组织开展群众文化活动', activityContent],
    ['公共服务', '下基层辅导、演出、展览', activityContent],
    ['公共服务', '举办各类展览、讲座信息', activityContent],
    ['公共服务', '辅导和培训基层文化骨干', activityContent],
    [
      '公共服务',
      '公共文化设施目录和服务目录',
      '设施名称、地址、服务项目',
      {
        basis: '《中华人民共和国公共文化服务保障法》第十四条、第二十八条',
      },
    ],
  ],
);

const tourism = entriesOf('tourism', '旅游法；参照省级基层政务公开标准指引', [
  ['政策文件', '旅游法律法规、规章及规范性文件', '标题、文号、全文'],
  ['政策文件', '旅游规划', '规划文本'],
  ['公共服务', 'A级旅游景区基本情况', '名称、所在地、等级、评定年份、开放时间、电话、临时停止开放信息'],
  ['监督检查', '旅游市场监督检查', '检查计划、检查结果'],
  ['行政处罚', '旅游行政处罚', '处罚决定', { timeLimit: withinSevenDays }],
]);

const sports = entriesOf('sports', '《中华人民共和国体育法》第八十四条；《全民健身条例》第十二条', [
  ['公共服务', '公共体育设施开放', '名称、地址、开放时间、开放办法、优惠措施、临时停止开放信息'],
  ['公共服务', '全民健身活动', activityContent],
  ['政策文件', '体育政策文件', '标题、文号、全文'],
]);

/** Every entry, in the order of the catalogue. */
export const proactiveCatalogue: readonly CatalogueEntry[] = [
  ...article20,
  ...article21,
  ...education,
  ...culture,
  ...tourism,
  ...sports,
];

/** The article that makes an organ keep a catalogue and keep it up to date. */
export const catalogueBasis: Citation = ogi('12.3');
