/** What ties imported cases to the one entry of the journal they were written with; pure. */
import { createHash } from 'node:crypto';

/** What counts of an imported case, as it was imported. */
export type Bound = {
  readonly id: string;
  readonly number: string;
  readonly channel: string;
  readonly applicantKind: string;
  readonly receivedOn: string;
  readonly closedOn: string | null;
  readonly outcome: string | null;
};

/** SHA-256 over the cases in the order of their ids. */
export const hashOfImported = (cases: readonly Bound[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify(
        cases
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((one) => [
            ...[one.id, one.number, one.channel, one.applicantKind, one.receivedOn],
            ...[one.closedOn, one.outcome],
          ]),
      ),
    )
    .digest('hex');
