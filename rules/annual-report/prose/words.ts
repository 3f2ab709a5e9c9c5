/** Words of another scope, and slips of the pen. */

/** Words that say that a sentence may count something wider or narrower than the table does. */
export const scopeWords =
  /全[省市县区州旗盟国](?![面])|全系统|各级|各部门|各单位|各县|各区|各镇|各乡|各街道|系统内|本级|机关本部|局机关|下属|所属|直属|网站|网上|网络|在线|线上|线下|平台|邮寄|信函|来函|当面|窗口|现场|邮件|邮箱|传真|政府办|[我本]办|代[^，。]{0,6}政府|转办|交办|转来|累计|历年|上半年|下半年|季度|截至|主要|涉及.{0,10}方面/;

/** Slips of the pen that were met in published reports, and what was meant. */
export const knownSlips: readonly (readonly [slip: string, meant: string])[] = [
  ['不子公开', '不予公开'],
  ['不予公幵', '不予公开'],
  ['不与公开', '不予公开'],
  ['予已公开', '予以公开'],
  ['予以公幵', '予以公开'],
  ['行政法复议', '行政复议'],
  ['行政复仪', '行政复议'],
  ['行政诉松', '行政诉讼'],
  ['以申请公开', '依申请公开'],
  ['依申清公开', '依申请公开'],
  ['依伸请公开', '依申请公开'],
  ['政府信息公升', '政府信息公开'],
  ['政府信息公布开', '政府信息公开'],
  ['政俯信息', '政府信息'],
  ['政府信自', '政府信息'],
  ['规范性文见', '规范性文件'],
  ['主动公并', '主动公开'],
  ['勾嵇关系', '勾稽关系'],
  ['结转下年渡', '结转下年度'],
];
