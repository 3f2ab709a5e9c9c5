/**
 * Who may ask, and in which column of table 三 the request is counted.
 *
 * 「公民、法人或者其他组织可以……申请获取相关政府信息。」 (条例第二十七条)
 *
 * The form prints the labels only; how to tell a 社会公益组织 from an 其他组织 could not be read in any text. So the
 * applicant picks, the clerk may correct, and both are kept.
 */
import type { ApplicantColumn } from '../annual-report/form.ts';

export const applicantKinds = [
  'natural-person',
  'commercial-enterprise',
  'research-institution',
  'public-welfare-organisation',
  'legal-service-body',
  'other-organisation',
] as const;

export type ApplicantKind = (typeof applicantKinds)[number];

/** Every column of table 三 but the sum. */
export type CountedColumn = Exclude<ApplicantColumn, 'total'>;

const kinds: Readonly<Record<ApplicantKind, { readonly label: string; readonly column: CountedColumn }>> = {
  'natural-person': { label: '自然人', column: 'naturalPerson' },
  'commercial-enterprise': { label: '商业企业', column: 'commercialEnterprise' },
  'research-institution': { label: '科研机构', column: 'researchInstitution' },
  'public-welfare-organisation': { label: '社会公益组织', column: 'publicWelfareOrganisation' },
  'legal-service-body': { label: '法律服务机构', column: 'legalServiceBody' },
  'other-organisation': { label: '其他组织', column: 'otherOrganisation' },
};

/** What the applicant is called on a form or in a list. */
export const applicantLabel = (kind: ApplicantKind): string => kinds[kind].label;

/** The column of table 三 in which a request by such an applicant is counted. */
export const applicantColumnOf = (kind: ApplicantKind): CountedColumn => kinds[kind].column;

/** The applicants that a column of table 三 counts. */
export const applicantKindOf = (column: CountedColumn): ApplicantKind | undefined =>
  applicantKinds.find((kind) => kinds[kind].column === column);

/** Whether the applicant is a legal person or another organisation: then a representative signs. */
export const isOrganisation = (kind: ApplicantKind): boolean => kind !== 'natural-person';
