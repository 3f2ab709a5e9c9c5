/** Test support: people, arrivals and steps of requests over HTTP. */
import assert from 'node:assert/strict';
import type { Browser, TestServer } from '#platform/http/testing.ts';
import type { ArrivalData, CaseViewData, ReceiptData } from './contract.ts';
import type { SubmissionData } from './contract-applicant.ts';
import type { LetterViewData } from './contract-letters.ts';
import { noPerson } from './model-intake.ts';

/** The answer as JSON; fails with its text unless it has this status. */
export async function answered<T>(response: Response | Promise<Response>, status = 200): Promise<T> {
  const got = await response;
  const body = await got.text();
  assert.equal(got.status, status, body);
  return JSON.parse(body) as T;
}

export const zhang = {
  ...noPerson,
  ...{ name: '张三丰', identityNumber: '11010519491231002X', phone: '13800001234' },
  ...{ email: 'zhang@example.com', address: '凤泉区某某路1号', postcode: '453000' },
};

export const wish = (subject = '2023年义务教育学校学区划分方案') => ({
  ...{ subject, description: '', form: 'electronic' as const, route: 'online' as const },
  ...{ wantsHelp: false, helpNote: '' },
});

/** A counter arrival today. */
export const arrival = (arrivedOn: string, changes: Partial<ArrivalData> = {}): ArrivalData => ({
  ...{ kind: 'disclosure', channel: 'counter', source: 'counter', track: 'disclosure', sourceNote: '' },
  ...{ arrivedOn, confirmedOn: null, confirmedHow: null, applicantKind: 'natural-person' },
  ...{ applicant: zhang, representative: null, wish: wish(), ownerId: null, files: [], isDrill: false },
  ...changes,
});

export const submission = (changes: Partial<SubmissionData> = {}): SubmissionData => ({
  ...{ kind: 'disclosure', applicantKind: 'natural-person', applicant: zhang, representative: null },
  ...{ wish: wish(), files: [] },
  ...changes,
});

export type Input = Readonly<Record<string, unknown>>;

/** Registers an arrival and returns its receipt. */
export const registered = (clerk: Browser, input: ArrivalData): Promise<ReceiptData> =>
  answered<ReceiptData>(clerk('/api/requests', { json: input }));

/** The case page. */
export const pageOf = (staff: Browser, id: string): Promise<CaseViewData> =>
  answered<CaseViewData>(staff(`/api/requests/${id}`));

/** A step on what the person sees now; answers with the response. */
export async function step(staff: Browser, id: string, path: string, input: Input = {}): Promise<Response> {
  const { events } = await pageOf(staff, id);
  return staff(`/api/requests/${id}/${path}`, { json: { seen: events, ...input } });
}

/** A step that is taken. */
export const done = async (
  staff: Browser,
  id: string,
  path: string,
  input: Input = {},
): Promise<CaseViewData> => answered<CaseViewData>(step(staff, id, path, input));

/** Lets sessions live on when a test moves its clock by days or years. */
export async function staySignedIn({ database }: TestServer, now: Date): Promise<void> {
  await database.pool.query("update sessions set seen_at = $1, expires_at = '2100-01-01'", [now]);
}

/** Says where remedies are had, without which no reply is issued. */
export async function withRemedies(leader: Browser): Promise<void> {
  const settings = await answered<{ remedies: object }>(leader('/api/requests/settings'));
  const remedies = {
    ...{ reconsiderationOrgan: '凤泉区人民政府', reconsiderationAddress: '区府路1号' },
    ...{
      reconsiderationOnline: 'https://fy.example.gov.cn',
      court: '凤泉区人民法院',
      courtAddress: '法院路1号',
    },
  };
  await answered(leader('/api/requests/settings', { method: 'PUT', json: { ...settings, remedies } }));
}

/** Issues a letter of a case; gives its id. */
export async function issuedLetter(
  clerk: Browser,
  id: string,
  { kind, on, words = {} }: { kind: string; on: string; words?: Input },
): Promise<string> {
  const letter = await answered<LetterViewData>(
    step(clerk, id, 'letters', { kind, on, words, recipient: null }),
  );
  return letter.id;
}
