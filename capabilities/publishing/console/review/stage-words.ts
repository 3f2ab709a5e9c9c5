/** What is said of the six stages on screen: what each looks at, and what passing one means. */
import { isReview, type Stage, stageLabels } from '#rules/review-stages.ts';

/** Points to look at. Usual practice of offices and no closed list of any law: shown as hints. */
const reviewHints = [
  '政治：表述、称谓、地图、旗徽和排序是否正确',
  '法律：有没有越权，引用的法律法规是否现行有效',
  '政策：与上级现行政策是否一致，是否需要同步解读',
  '保密：有没有国家秘密、工作秘密、商业秘密、个人隐私',
  '导向：标题和内容是否恰当，会不会引起误解',
] as const;
const proofHints = [
  '错别字、漏字、多字，叠字和错行',
  '数字、金额、日期、星期，表内合计是否相符',
  '人名、地名、机构名称、职务，文号和文件名称',
  '标点、序号、段落和表格格式',
  '附件能否打开，名称与正文是否一致',
] as const;

export const hintsOf = (stage: Stage): readonly string[] => (isReview(stage) ? reviewHints : proofHints);

/** The sentence a person confirms by passing: 谁审查谁负责. */
export const answerFor = (stage: Stage, title: string): string =>
  isReview(stage)
    ? `您确认已审阅《${title}》本次需要您看的全部内容，同意其政治、法律、政策、保密和导向各方面没有问题。按“谁审查谁负责”，您对这次${stageLabels[stage]}负责，姓名和时间会记入信息发布审核表。`
    : `您确认已逐字校对《${title}》本次需要您看的全部内容，文字、数字、名称和格式没有差错。按“谁审查谁负责”，您对这次${stageLabels[stage]}负责，姓名和时间会记入信息发布审核表。`;

export const secrecyWords = {
  'no-secret': {
    label: '已作保密审查，不涉及国家秘密',
    consequence: '审查结论和您的姓名记入审核表。',
  },
  'asked-authority': {
    label: '不能确定，已报保密行政管理部门或有关主管部门确定',
    consequence: '确定可以公开的答复请留存备查；还没有答复的，请不要通过，先退回。',
  },
} as const;
