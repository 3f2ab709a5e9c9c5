/** The requests behind a figure, as a list shows them: no personal data. */
import type { Selectable } from 'kysely';
import type { App } from '#platform/app.ts';
import type { ApplicantKind } from '#rules/requests/applicants.ts';
import type { Channel } from '#rules/requests/receipt.ts';

type RequestTable = {
  organ_id: string;
  id: string;
  number: string;
  subject: string;
  state: string;
  channel: Channel;
  applicant_kind: ApplicantKind;
  received_on: string | null;
  closed_on: string | null;
  outcome: string | null;
};

/** A request as a drill-down lists it. */
export type CountedCase = {
  readonly id: string;
  readonly number: string;
  readonly subject: string;
  readonly state: string;
  readonly channel: Channel;
  readonly applicantKind: ApplicantKind;
  readonly receivedOn: string | null;
  readonly closedOn: string | null;
  readonly outcome: string | null;
};

const toCase = (row: Selectable<Omit<RequestTable, 'organ_id'>>): CountedCase => ({
  id: row.id,
  number: row.number,
  subject: row.subject,
  state: row.state,
  channel: row.channel,
  applicantKind: row.applicant_kind,
  receivedOn: row.received_on,
  closedOn: row.closed_on,
  outcome: row.outcome,
});

/** Requests by their ids, in the order of the ids. */
export async function casesByIds(app: App, organId: string, ids: readonly string[]): Promise<CountedCase[]> {
  if (ids.length === 0) return [];
  const rows = await app.database
    .withTables<{ disclosure_requests: RequestTable }>()
    .selectFrom('disclosure_requests')
    .select([
      ...(['id', 'number', 'subject', 'state', 'channel', 'applicant_kind'] as const),
      ...(['received_on', 'closed_on', 'outcome'] as const),
    ])
    .where('organ_id', '=', organId)
    .where('id', 'in', [...ids])
    .execute();
  const byId = new Map(rows.map((row) => [row.id, toCase(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
