/** What the staff see of an entry: its line, its state on a day, its duties, what each change changed; pure. */
import { CalendarError } from '#rules/calendar.ts';
import { inWanYuan } from '#rules/registers/amounts.ts';
import { publicationDueOn, withdrawalDueOn } from '#rules/registers/decisions.ts';
import { documentStatuses, isInForce, monthsLater, statusOn } from '#rules/registers/documents.ts';
import type { EntryInputData, EntryRowData, EntryViewData } from './contract.ts';
import {
  datedOn,
  daysOf,
  decisionStatuses,
  type EntryRecord,
  type EntryVersion,
  entryEvents,
  isCharge,
  isDecision,
  isDocument,
  isPublic,
  isWithheld,
  type RegisterEntry,
  titleOf,
} from './model.ts';
import { fieldLabel, fieldText } from './model-fields.ts';

export type DueData = NonNullable<EntryRowData['due']>;

/** The status of an entry on a day, in words. */
export function statusWords(entry: RegisterEntry, day: string): string {
  if (isDocument(entry)) return documentStatuses[statusOn(daysOf(entry), day)];
  return isDecision(entry) ? decisionStatuses[entry.status] : '';
}

/** A day counted on the working-day calendar; null for a year that the calendar does not know. */
function counted(what: DueData['what'], count: () => { date: string; provisional: boolean }, today: string) {
  try {
    const { date, provisional } = count();
    return { what, on: date, late: today > date, provisional };
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

/**
 * What is owed on an entry now: a changed decision is withdrawn, a decision is published, a document whose validity
 * ends soon is looked at. null: nothing.
 */
export function dueOf(record: EntryRecord, today: string, lapseMonths: number): DueData | null {
  const { entry } = record;
  if (record.voidedAt || isCharge(entry)) return null;
  if (isDocument(entry)) {
    const soon = entry.expiresOn !== '' && entry.expiresOn <= monthsLater(today, lapseMonths);
    if (!soon || !isInForce(statusOn(daysOf(entry), today))) return null;
    return { what: 'lapse', on: entry.expiresOn, late: false, provisional: false };
  }
  if (isWithheld(entry)) return null;
  if (entry.status !== 'valid') {
    if (!record.publishedAt || record.withdrawnAt) return null;
    return counted('withdraw', () => withdrawalDueOn(entry.statusOn), today);
  }
  if (record.publishedAt) return null;
  return counted('publish', () => publicationDueOn(entry.register, entry.decidedOn), today);
}

/** The day of an instant in Shanghai, which keeps no summer time. */
const dayOfInstant = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Whether a decision was made public after its last day (国办发〔2018〕118号). */
function isPublishedLate({ entry, publishedAt }: EntryRecord): boolean {
  if (!isDecision(entry) || publishedAt === null) return false;
  const count = () => publicationDueOn(entry.register, entry.decidedOn);
  return counted('publish', count, dayOfInstant(publishedAt))?.late ?? false;
}

export function publicityOf(record: EntryRecord): EntryRowData['publicity'] {
  if (isWithheld(record.entry)) return 'withheld';
  if (record.withdrawnAt) return 'withdrawn';
  return record.publishedAt ? 'public' : 'unpublished';
}

/** A line of the list. */
export function rowView(record: EntryRecord, today: string, lapseMonths: number): EntryRowData {
  const { entry } = record;
  return {
    id: record.id,
    register: entry.register,
    number: entry.number,
    title: titleOf(entry),
    party: isDecision(entry) ? entry.party : '',
    datedOn: datedOn(entry),
    status: statusWords(entry, today),
    amount: isCharge(entry) ? inWanYuan(entry.fen) : null,
    publicity: publicityOf(record),
    due: dueOf(record, today, lapseMonths),
    publishedLate: isPublishedLate(record),
  };
}

/** Where the public finds an entry; null when it may not. */
export const publicAddress = (record: EntryRecord): string | null =>
  isPublic(record) ? `/registers/${record.entry.register}/${record.id}` : null;

/** The whole entry for its drawer. */
export function entryView(
  record: EntryRecord,
  versions: readonly EntryVersion[],
  { today, lapseMonths }: { readonly today: string; readonly lapseMonths: number },
): EntryViewData {
  return {
    ...rowView(record, today, lapseMonths),
    entry: structuredClone(record.entry) as EntryInputData,
    revision: record.revision,
    publishedAt: record.publishedAt?.toISOString() ?? null,
    withdrawnAt: record.withdrawnAt?.toISOString() ?? null,
    withdrawnReason: record.withdrawnReason,
    voidedReason: record.voidedAt ? record.voidedReason : null,
    publicAddress: publicAddress(record),
    history: versions.map((version, at) => ({
      revision: version.revision,
      event: entryEvents[version.event],
      reason: version.reason,
      by: version.by,
      at: version.at.toISOString(),
      changes: changesBetween(versions[at - 1]?.entry, version.entry),
    })),
  };
}

/** The fields that differ between two states, in words. */
export function changesBetween(
  before: RegisterEntry | undefined,
  after: RegisterEntry,
): { field: string; before: string; after: string }[] {
  if (!before) return [];
  return Object.keys(after).flatMap((field) => {
    const [was, is] = [fieldText(before, field), fieldText(after, field)];
    return was === is ? [] : [{ field: fieldLabel(after.register, field), before: was, after: is }];
  });
}
