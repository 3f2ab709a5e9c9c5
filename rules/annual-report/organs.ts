/**
 * What kind of body a report speaks for, told from its name. Two questions hang on it: may it make 规章 at all, and
 * can a sentence of its report speak for more bodies than its table (or fewer)?
 *
 * 「国务院各部、委员会……可以根据法律和国务院的行政法规……制定规章」「省、自治区、直辖市和设区的市、自治州的人民政府，
 * 可以……制定规章」 (立法法第九十一条、第九十三条). A county-level city cannot be told from a city with districts by its
 * name, so no city is doubted; nor is a special zone.
 */

/**
 * 'government': a people's government or its office, whose report may cover many bodies · 'township': 乡镇、街道 ·
 * 'department': a bureau or other single body · 'unknown': the name does not say.
 */
export type BodyKind = 'government' | 'township' | 'department' | 'unknown';

const endings: readonly (readonly [RegExp, BodyKind])[] = [
  [/(?:[镇乡]|街道|苏木|街办)(?:人民政府|政府|办事处|办)?$/, 'township'],
  [/(?:人民政府|政府|管委会|管理委员会)(?:办公[室厅])?$/, 'government'],
  [/(?:[省市县旗州盟]|自治区|[^社地]区)(?:(?:政府)?办公[室厅])?$/, 'government'],
  [
    /(?:局|委|委员会|厅|部|办|办公室|处|署|院|馆|所|站|中心|[大支总]队|公司|集团|大学|学院|学校|协会|联合会|银行)$/,
    'department',
  ],
];

/** The kind told by a name such as 凤泉区教育体育和文化旅游局; 'unknown' when it tells nothing. */
export function bodyKind(name: string | null): BodyKind {
  const plain = (name ?? '').replace(/\s|（.*?）|\(.*?\)/g, '');
  return endings.find(([ending]) => ending.test(plain))?.[1] ?? 'unknown';
}

const firstPerson: readonly (readonly [RegExp, BodyKind])[] = [
  [/[我本](?:镇|乡|街道|街办|街)/, 'township'],
  [/[我本](?:局|委|厅|中心|院|队|单位|部门)/, 'department'],
  [/[我本](?:省|市|县|区|州|旗)/, 'government'],
];

/** The kind told by the first person of the prose: 「我局」「我镇」「我市」. */
export const bodyKindInProse = (prose: string): BodyKind =>
  firstPerson.find(([words]) => words.test(prose))?.[1] ?? 'unknown';

/** Whether a body of this name certainly has no power to make 规章. */
export function cannotMakeRules(name: string | null, kind: BodyKind): boolean {
  const plain = (name ?? '').replace(/\s/g, '');
  if (/^(?:国家|国务院|中国|中华)/.test(plain) || /部$/.test(plain)) return false;
  if (kind === 'township' || kind === 'department') return true;
  return /(?:县|旗|[^新验发治]区)(?:人民政府|政府)(?:办公室)?$/.test(plain);
}
