/** The application form of the portal: its fields as they are typed, and the submission they make. Pure. */
import type { Issue } from '#platform/outcome.ts';
import type { SubmissionData } from './contract-applicant.ts';
import {
  applicantKinds,
  forms,
  type IdentityKind,
  identityKinds,
  type Person,
  type RequestKind,
  requestKinds,
  routes,
} from './model.ts';

const personFields = [
  ...(['name', 'identityKind', 'identityNumber', 'contactName'] as const),
  ...(['phone', 'email', 'address', 'postcode'] as const),
];

/** Every field of text, by the name it has on the page and in an issue. */
export const applicationFields: readonly string[] = [
  ...['kind', 'applicantKind'],
  ...personFields.map((field) => `applicant.${field}`),
  ...personFields.map((field) => `representative.${field}`),
  ...['wish.subject', 'wish.description', 'wish.form', 'wish.route', 'wish.wantsHelp', 'wish.helpNote'],
];

/** What is typed, by field; '' where nothing is. */
export type ApplicationValues = Readonly<Record<string, string>>;

/** The fields of files, and what is handed in through them. */
export const fileFields = { identityProof: 'identity-proof', material: 'application' } as const;
export type FileField = keyof typeof fileFields;
export const isFileField = (name: string): name is FileField => Object.hasOwn(fileFields, name);

export const mostFiles = 5;
export const largestFile = 8_000_000;

/** A file that was chosen on the form. */
export type ChosenFile = { readonly field: FileField; readonly name: string; readonly bytes: Uint8Array };

/** Reads the form; a mark longer than any sentence of ours stays as it is, to be found fault with. */
export const applicationFrom = (read: (field: string) => string): ApplicationValues =>
  Object.fromEntries(applicationFields.map((field) => [field, read(field)]));

export const blankApplication = (kind: RequestKind = 'disclosure'): ApplicationValues => ({
  ...applicationFrom(() => ''),
  kind,
});

const known = <T extends string>(list: Readonly<Record<T, string>>, value: string | undefined): T | null =>
  value !== undefined && Object.hasOwn(list, value) ? (value as T) : null;

export const kindOf = (values: ApplicationValues): RequestKind =>
  known(requestKinds, values.kind) ?? 'disclosure';

function personFrom(values: ApplicationValues, at: 'applicant' | 'representative'): Person {
  const text = (field: string) => (values[`${at}.${field}`] ?? '').trim();
  const identityKind: IdentityKind = known(identityKinds, values[`${at}.identityKind`]) ?? 'resident-id';
  return {
    ...{ name: text('name'), identityKind, identityNumber: text('identityNumber') },
    ...{ contactName: text('contactName'), phone: text('phone'), email: text('email') },
    ...{ address: text('address'), postcode: text('postcode') },
  };
}

/** Somebody acts for the applicant as soon as anything is written of them. */
export const hasRepresentative = (values: ApplicationValues): boolean =>
  personFields.some(
    (field) => field !== 'identityKind' && (values[`representative.${field}`] ?? '').trim() !== '',
  );

type Submission = Omit<SubmissionData, 'applicantKind' | 'files'> & {
  readonly applicantKind: SubmissionData['applicantKind'] | null;
};

/** The submission that the form makes, without its files; `applicantKind` is null when none was picked. */
export function submissionOf(values: ApplicationValues): Submission {
  const kind = kindOf(values);
  const isAmendment = kind === 'record-amendment';
  return {
    kind,
    applicantKind: known(applicantKinds, values.applicantKind),
    applicant: personFrom(values, 'applicant'),
    representative: hasRepresentative(values) ? personFrom(values, 'representative') : null,
    wish: {
      subject: (values['wish.subject'] ?? '').trim(),
      description: (values['wish.description'] ?? '').trim(),
      // Who asks for a correction is told of it; there is no information to be handed over.
      form: isAmendment ? 'electronic' : known(forms, values['wish.form']),
      route: known(routes, values['wish.route']),
      wantsHelp: values['wish.wantsHelp'] === 'yes',
      helpNote: (values['wish.helpNote'] ?? '').trim(),
    },
  };
}

/** What only the page can find fault with: nothing picked, a nameless representative, files too many or too large. */
export function pageIssues(values: ApplicationValues, files: readonly ChosenFile[]): Issue[] {
  const issues: Issue[] = [];
  if (known(applicantKinds, values.applicantKind) === null)
    issues.push({ field: 'applicantKind', message: '请选择申请人是哪一类。' });
  if (hasRepresentative(values) && (values['representative.name'] ?? '').trim() === '')
    issues.push({
      field: 'representative.name',
      message: '请填写代理人的姓名；没有代理人的，请把代理人各栏清空。',
    });
  if (files.length > mostFiles)
    issues.push({
      field: 'material',
      message: `文件最多${mostFiles}个，现在有${files.length}个，请去掉一些。`,
    });
  for (const { field, name, bytes } of files)
    if (bytes.length > largestFile)
      issues.push({ field, message: `“${name}”超过8 MB，请压缩或者换一张小一些的照片。` });
  return issues;
}

/** An issue of the submission at the field of the page it belongs to. */
export function atField({ field, message }: Issue, files: readonly ChosenFile[]): Issue {
  const index = /^files\.(\d+)/.exec(field)?.[1];
  if (index === undefined) return { field, message };
  const file = files[Number(index)];
  return { field: file?.field ?? 'material', message: file ? `“${file.name}”：${message}` : message };
}

const pageOrder: readonly string[] = [
  ...['applicantKind', 'applicant.name', 'applicant.contactName', 'applicant.identityKind'],
  ...['applicant.identityNumber', 'identityProof', 'applicant.phone', 'applicant.email', 'applicant.address'],
  ...['applicant.postcode', 'wish.subject', 'wish.description', 'material', 'wish.form', 'wish.route'],
];
const placeOf = (field: string): number => {
  const place = pageOrder.indexOf(field);
  return place < 0 ? pageOrder.length : place;
};

/** One message a field, in the order of the page. */
export function problemsOf(issues: readonly Issue[]): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const { field, message } of issues.toSorted((a, b) => placeOf(a.field) - placeOf(b.field)))
    problems[field] ??= message;
  return problems;
}
