/**
 * What must lie on file before an outcome may be chosen. The list is closed; each fact has its name and the sentence
 * shown while it is missing.
 */

type Fact = { readonly label: string; readonly missing: string };

const facts = {
  'publication-place': {
    label: '信息获取的方式、途径',
    missing: '还没有写明该信息在哪里、怎样获取（网址、公报期号、查阅场所等）。',
  },
  'information-attached-or-route': {
    label: '提供的信息，或者获取的方式、途径和时间',
    missing: '还没有附上要提供的信息，也没有写明获取的方式、途径和时间。',
  },
  'severable-part': {
    label: '可以公开部分与不公开部分的区分',
    missing: '还没有写明哪些内容公开、哪些内容不公开。',
  },
  'release-verified': {
    label: '区分处理后的文件已经核验',
    missing: '区分处理后的文件还没有通过核验，不能发出。',
  },
  'withheld-reasons': { label: '不予公开的理由', missing: '还没有说明不予公开的理由。' },
  'ground-article': {
    label: '不予公开所依据的条款',
    missing: '还没有写明依据的是哪部法律、行政法规的第几条。',
  },
  'secrecy-review': {
    label: '保密审查意见（密级、确定机关）',
    missing: '还没有保密审查意见，不能认定为国家秘密。不能确定的，报有关主管部门或者保密行政管理部门确定。',
  },
  'harm-assessment': {
    label: '公开后可能危及安全稳定的具体判断',
    missing: '还没有写明公开后可能造成的具体危害。',
  },
  'disclosure-duty-checked': {
    label: '有无法律、法规、规章规定应当公开的核对',
    missing: '还没有核对法律、法规、规章是否规定该信息应当公开。',
  },
  'third-party-opinion': {
    label: '第三方的意见，或者逾期未提出意见的记录',
    missing: '还没有第三方的意见，也没有征求意见期满而未收到意见的记录。',
  },
  'third-party-weighed': {
    label: '对第三方意见是否有合理理由的判断',
    missing: '还没有写明第三方不同意公开的理由是否合理，以及本机关的判断。',
  },
  'public-interest-reasons': {
    label: '不公开可能对公共利益造成重大影响的理由',
    missing: '还没有写明不公开会对公共利益造成什么重大影响。',
  },
  'third-party-told': {
    label: '已将决定公开的内容和理由书面告知第三方',
    missing: '决定公开的内容和理由还没有书面告知第三方。',
  },
  'special-law': {
    label: '对该类信息的获取另有规定的法律、行政法规',
    missing: '还没有写明是哪部法律、行政法规对该类信息的获取另有规定。',
  },
  'search-log': {
    label: '检索记录（时间、范围、方法、人员、结果）',
    missing: '还没有检索记录。认定信息不存在或者没有现成信息之前，应当先检索。',
  },
  'responsible-organ': {
    label: '负责公开的行政机关的名称、联系方式（或者不能确定的说明）',
    missing: '还没有写明负责公开的行政机关的名称、联系方式；不能确定的，请写明。',
  },
  'not-ours-reasons': {
    label: '不属于本机关负责公开的理由',
    missing: '还没有说明为什么不属于本机关负责公开。',
  },
  'archive-transfer': {
    label: '移交国家档案馆的记录（馆名、日期）',
    missing: '还没有写明移交到哪个国家档案馆以及移交的日期。',
  },
  'creation-needed': {
    label: '需要加工、分析的说明',
    missing: '还没有说明为什么没有现成信息、需要作怎样的加工或者分析。',
  },
  'correction-notice': { label: '补正告知书', missing: '没有补正告知书：没有告知过补正，就不能以此办结。' },
  'correction-notice-delivered': {
    label: '补正告知书的送达证明',
    missing: '没有补正告知书的送达证明（邮件号、网上阅读回执或者签收）。',
  },
  'correction-received': { label: '收到的补正材料', missing: '还没有收到申请人的补正。' },
  'correction-period-passed': {
    label: '补正期限已满而未补正的记录',
    missing: '补正期限还没有届满，或者期限是暂定的，不能认定逾期。',
  },
  'no-good-reason': {
    label: '对“无正当理由”的判断',
    missing: '还没有写明申请人逾期不补正为什么没有正当理由；这要由人判断，不能自动认定。',
  },
  'still-unclear-why': {
    label: '补正后仍不明确之处',
    missing: '还没有写明补正后哪些内容仍不明确。',
  },
  'petition-nature': {
    label: '属于信访、投诉、举报等活动的认定',
    missing: '还没有写明为什么认定为信访、投诉、举报等活动。',
  },
  'petition-channel': {
    label: '信访、投诉、举报的相应渠道',
    missing: '还没有写明可以通过什么渠道提出。',
  },
  'earlier-reply': {
    label: '以前的答复（文号、日期）',
    missing: '还没有写明以前答复的文号和日期。没有答复过的，不是重复申请。',
  },
  'earlier-provision': {
    label: '该信息已经提供过的记录',
    missing: '还没有写明该信息以前是何时、怎样提供给申请人的。',
  },
  'reasons-asked': {
    label: '要求说明理由的告知书及申请人的说明（或者未说明的记录）',
    missing: '还没有要求申请人说明理由，或者说明理由的期限还没有届满。',
  },
  'reasons-judged': {
    label: '对申请理由是否合理的判断',
    missing: '还没有写明对申请理由是否合理的判断。',
  },
  'fee-notice': { label: '收费通知书', missing: '没有收费通知书：没有通知过收费，就不能以此办结。' },
  'fee-notice-delivered': {
    label: '收费通知书的送达证明',
    missing: '没有收费通知书的送达证明（邮件号、网上阅读回执或者签收）。',
  },
  'fee-period-passed': {
    label: '缴费期限已满而未缴费的记录',
    missing: '缴费期限还没有届满，或者期限是暂定的，不能认定逾期。',
  },
  withdrawal: { label: '申请人撤回申请的表示', missing: '还没有申请人撤回申请的书面表示或者记录。' },
  'closing-reasons': { label: '终结处理的理由', missing: '还没有说明终结处理的理由。' },
} as const satisfies Record<string, Fact>;

export type FactKind = keyof typeof facts;

export const factKinds: readonly FactKind[] = Object.keys(facts) as FactKind[];

/** The fact's name, as on the case page. */
export const factLabel = (kind: FactKind): string => facts[kind].label;

/** The sentence shown while the fact is missing: what, and what to do. */
export const factMissing = (kind: FactKind): string => facts[kind].missing;
