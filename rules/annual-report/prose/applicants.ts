/** The kinds of applicant: which words of the prose claim which column of table 三. */
import { type ApplicantColumn, applicantColumns, type RequestRowId } from '../tables.ts';
import { type Claim, claim, loose, type Reading, total } from './claim.ts';

const organisations = applicantColumns
  .map((c) => c.id)
  .filter((id) => id !== 'naturalPerson' && id !== 'total');
const byRow = (row: RequestRowId, columns: readonly ApplicantColumn[], words: string): Reading => ({
  plus: columns.map((column) => total(row, column)),
  words,
});
const applicants = (id: string, says: string, strict: boolean, ...columns: ApplicantColumn[]): Claim =>
  claim(
    id,
    says,
    strict,
    byRow('newlyReceived', columns, `本年新收（${says}）`),
    {
      plus: columns.flatMap((column) => [total('newlyReceived', column), total('carriedIn', column)]),
      words: `本年新收加上年结转（${says}）`,
      loose: true,
    },
    loose(byRow('totalHandled', columns, `办理结果总计（${says}）`)),
  );

/** Kinds of applicant, most specific words first. */
export const applicantClaims: readonly (readonly [words: RegExp, claim: Claim])[] = [
  [/自然人|公民个人/, applicants('natural-person', '自然人', true, 'naturalPerson')],
  [
    /法人(?:或|和|及|与|、|以及)?(?:者)?(?:其他|其它)组织/,
    applicants('organisations', '法人或其他组织', true, ...organisations),
  ],
  [/商业企业/, applicants('commercial-enterprise', '商业企业', true, 'commercialEnterprise')],
  [/科研机构/, applicants('research-institution', '科研机构', true, 'researchInstitution')],
  [/社会公益组织|公益组织/, applicants('public-welfare', '社会公益组织', true, 'publicWelfareOrganisation')],
  [/法律服务机构/, applicants('legal-service', '法律服务机构', true, 'legalServiceBody')],
  [/个人|公民/, applicants('person', '个人（自然人）', false, 'naturalPerson')],
  [/法人/, applicants('legal-person', '法人（法人或其他组织）', false, ...organisations)],
  [/企业/, applicants('enterprise', '企业', false, 'commercialEnterprise')],
];
