/** Personal information in a passage. */
import type { Check, Find, Knowledge, Passage } from '../passage.ts';
import { addresses } from './address.ts';
import { bankCards } from './bank-card.ts';
import { births, mailboxes } from './birth-email.ts';
import { columns } from './columns.ts';
import { idNumbers, maskedNumbers } from './id-number.ts';
import { passports, plates } from './papers.ts';
import { phones } from './phone.ts';

/** In the order of their weight: where two find the same place, the first speaks. */
const checks: readonly Check[] = [
  idNumbers,
  bankCards,
  phones,
  maskedNumbers,
  passports,
  plates,
  addresses,
  births,
  mailboxes,
];

/** Everything personal in a passage, each place once. */
export function* personalInformation(passage: Passage, knowledge: Knowledge): Iterable<Find> {
  const taken = new Uint8Array(passage.plain.length);
  for (const check of checks)
    for (const find of check(passage, knowledge)) {
      if (taken.subarray(find.from, find.to).includes(1)) continue;
      taken.fill(1, find.from, find.to);
      yield find;
    }
  yield* columns(passage, knowledge);
}
