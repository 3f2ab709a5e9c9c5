/** Entries of the registers: list, open, record, correct, publish, end, withdraw, void. Imports: importing/actions.ts. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError, StateError } from '#platform/outcome.ts';
import { cite, ogi } from '#rules/citation.ts';
import { penaltyWithdrawal } from '#rules/registers/decisions.ts';
import type { EntryViewData } from './contract.ts';
import {
  type DecisionStatus,
  type EntryEvent,
  type EntryRecord,
  isDecision,
  isPublishedAtOnce,
  isWithheld,
  type RegisterEntry,
  type RegisterName,
} from './model.ts';
import { faultsOf, identityOf, tidied } from './model-checks.ts';
import { entryView } from './model-view.ts';
import {
  entriesOf,
  entryById,
  insertEntries,
  keepVersions,
  knownIdentities,
  settingsOf,
  updateEntry,
  versionsOf,
} from './store.ts';

/** The journal's name for an entry. */
export const subjectOf = (id: string) => ({ kind: 'register-entry', id });

/** The article under which each register is public. */
export const articleOf: Readonly<Record<RegisterName, string>> = {
  'normative-documents': '20(1)',
  licences: '20(5)',
  penalties: '20(6)',
  compulsions: '20(6)',
  charges: '20(8)',
};

/** One entry with its history and its duties. */
export async function getEntry(app: App, staff: Pick<Staff, 'organId'>, id: string): Promise<EntryViewData> {
  const record = await entryById(app, staff.organId, id);
  if (!record) throw new NotFoundError();
  const { lapseMonths } = await settingsOf(app, staff.organId);
  const versions = await versionsOf(app, staff.organId, id);
  return entryView(record, versions, { today: app.today(), lapseMonths });
}

/** A new record of an entry, published at once where its register is, or when `publish` says so. */
export function newRecord(
  app: App,
  staff: Pick<Staff, 'id' | 'organId'>,
  entry: RegisterEntry,
  publish: boolean,
): EntryRecord {
  const now = app.now();
  const isOut = isPublishedAtOnce(entry) || (publish && !isWithheld(entry) && !isEnded(entry));
  return {
    organId: staff.organId,
    id: randomUUID(),
    entry,
    revision: 1,
    publishedAt: isOut ? now : null,
    withdrawnAt: null,
    withdrawnReason: '',
    voidedAt: null,
    voidedReason: '',
    recordedBy: staff.id,
    recordedAt: now,
    updatedBy: staff.id,
    updatedAt: now,
  };
}

const isEnded = (entry: RegisterEntry) => isDecision(entry) && entry.status !== 'valid';

type Person = Pick<Staff, 'id' | 'organId' | 'name'>;

/** Keeps the state and writes the journal; in the transaction of the change. No names or texts go into the journal. */
async function note(
  app: App,
  staff: Person,
  record: EntryRecord,
  event: EntryEvent,
  { reason = '', detail = {} }: { reason?: string; detail?: JsonObject } = {},
): Promise<void> {
  await keepVersions(app, [{ record, event, reason, by: { id: staff.id, name: staff.name } }]);
  const { register } = record.entry;
  const isTakenBack = event === 'ended' || event === 'withdrawn';
  await journal(app, {
    organId: record.organId,
    subject: subjectOf(record.id),
    event: `entry-${event}`,
    by: { id: staff.id, name: staff.name },
    basis: cite(register === 'penalties' && isTakenBack ? penaltyWithdrawal : ogi(articleOf[register])),
    detail: { register, revision: record.revision, ...detail },
  });
}

const taken = (number: string): Issues => ({
  issues: [
    {
      field: 'number',
      message: number
        ? `编号“${number}”已经登记过，请在列表中打开它更正，或核对编号。`
        : '这一笔与已登记的完全相同；确是另一笔的，请填写编号以示区别。',
    },
  ],
});

/** 登记 — record one entry. */
export async function createEntry(
  app: App,
  staff: Staff,
  wanted: { readonly entry: RegisterEntry; readonly publish: boolean },
): Promise<Issues | EntryViewData> {
  const entry = tidied(wanted.entry);
  const issues = faultsOf(entry, app.today());
  if (issues.length > 0) return { issues };
  return transaction(app, async (app) => {
    const record = newRecord(app, staff, entry, wanted.publish);
    const known = await knownIdentities(app, staff.organId, entry.register, [identityOf(entry)]);
    if (known.size > 0 || (await insertEntries(app, [record])) === 0) return taken(entry.number);
    await note(app, staff, record, 'recorded', { detail: { published: record.publishedAt !== null } });
    return getEntry(app, staff, record.id);
  });
}

/** The entry, locked, at the revision the person saw. */
async function openForChange(app: App, staff: Person, id: string, revision: number): Promise<EntryRecord> {
  const record = await entryById(app, staff.organId, id, { forUpdate: true });
  if (!record) throw new NotFoundError();
  if (record.revision !== revision)
    throw new StateError('这条记录刚刚被其他同事修改过。您的内容没有写入，请刷新后对照再改。');
  if (record.voidedAt) throw new StateError('这条记录已经作废，不能再改动。');
  return record;
}

/** The record after a change by this person now. */
const changed = (
  app: App,
  staff: Person,
  record: EntryRecord,
  change: Partial<EntryRecord>,
): EntryRecord => ({
  ...record,
  ...change,
  revision: record.revision + 1,
  updatedBy: staff.id,
  updatedAt: app.now(),
});

/** What only its own step may change stays as it was. */
function keepingSteps(before: RegisterEntry, after: RegisterEntry): RegisterEntry {
  if (!isDecision(before) || !isDecision(after)) return after;
  const { status, statusOn, statusReason } = before;
  return { ...after, status, statusOn, statusReason };
}

/** 更正 — correct an entry; what it said before stays in its history. */
export async function saveEntry(
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly entry: RegisterEntry; readonly reason: string },
): Promise<Issues | EntryViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    if (wanted.entry.register !== before.entry.register) throw new StateError('记录不能改到另一个登记簿。');
    const entry = tidied(keepingSteps(before.entry, wanted.entry));
    const issues = faultsOf(entry, app.today());
    if (issues.length > 0) return { issues };
    const identity = identityOf(entry);
    if (identity !== identityOf(before.entry)) {
      const known = await knownIdentities(app, staff.organId, entry.register, [identity]);
      if (known.size > 0) return taken(entry.number);
    }
    const record = changed(app, staff, before, { entry });
    await updateEntry(app, record);
    await note(app, staff, record, 'corrected', { reason: wanted.reason });
    return getEntry(app, staff, id);
  });
}

/** 公开 — publish the chosen decisions; those that are public, withheld or ended already are left as they are. */
export async function publishEntries(
  app: App,
  staff: Staff,
  register: RegisterName,
  ids: readonly string[],
): Promise<{ published: number }> {
  return transaction(app, async (app) => {
    let published = 0;
    for (const { id } of await entriesOf(app, staff.organId, { register, ids, publicity: 'unpublished' })) {
      const before = await entryById(app, staff.organId, id, { forUpdate: true });
      if (!before || before.publishedAt || before.voidedAt || isEnded(before.entry)) continue;
      const record = changed(app, staff, before, { publishedAt: app.now() });
      await updateEntry(app, record);
      await note(app, staff, record, 'published');
      published += 1;
    }
    return { published };
  });
}

/** Records that a decision was changed, revoked or held unlawful, and withdraws it at once when asked to. */
export async function endDecision(
  app: App,
  staff: Staff,
  id: string,
  wanted: {
    readonly revision: number;
    readonly status: Exclude<DecisionStatus, 'valid'>;
    readonly on: string;
    readonly reason: string;
    readonly withdraw: boolean;
  },
): Promise<Issues | EntryViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    if (!isDecision(before.entry)) throw new StateError('只有许可、处罚、强制决定可以记录变更或撤销。');
    if (before.entry.status !== 'valid') throw new StateError('这项决定已经记录过变更或撤销。');
    const { status, on, reason } = wanted;
    const entry = tidied({ ...before.entry, status, statusOn: on, statusReason: reason });
    const late = on > app.today() ? [{ field: 'statusOn', message: `日期（${on}）晚于今天，请核对。` }] : [];
    const issues = [...faultsOf(entry, app.today()), ...late];
    if (issues.length > 0) return { issues };
    const record = changed(app, staff, before, { entry });
    await updateEntry(app, record);
    await note(app, staff, record, 'ended', { reason, detail: { status, on } });
    if (wanted.withdraw && record.publishedAt) return withdraw(app, staff, record, reason);
    return getEntry(app, staff, id);
  });
}

/**
 * 撤回 — take a published decision off the public pages and say why.
 * The penalty's three days: 《中华人民共和国行政处罚法》第四十八条第二款.
 */
export async function withdrawEntry(
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly reason: string },
): Promise<Issues | EntryViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    return withdraw(app, staff, before, wanted.reason);
  });
}

async function withdraw(app: App, staff: Staff, before: EntryRecord, reason: string): Promise<EntryViewData> {
  if (!isDecision(before.entry)) throw new StateError('规范性文件和收费不撤回，请更正记录。');
  if (before.entry.status === 'valid')
    throw new StateError('请先记录决定已被变更、撤销、确认违法或无效，再撤回公开信息。');
  if (!before.publishedAt || before.withdrawnAt)
    throw new StateError('这项决定没有公开，或者已经撤回，不用再撤。');
  const record = changed(app, staff, before, { withdrawnAt: app.now(), withdrawnReason: reason });
  await updateEntry(app, record);
  await note(app, staff, record, 'withdrawn', { reason });
  return getEntry(app, staff, record.id);
}

/** 作废 — an entry that should not have been recorded; it counts nowhere and stays in the history. */
export async function voidEntry(
  app: App,
  staff: Staff,
  id: string,
  wanted: { readonly revision: number; readonly reason: string },
): Promise<Issues | EntryViewData> {
  return transaction(app, async (app) => {
    const before = await openForChange(app, staff, id, wanted.revision);
    const record = changed(app, staff, before, { voidedAt: app.now(), voidedReason: wanted.reason });
    await updateEntry(app, record);
    await note(app, staff, record, 'voided', { reason: wanted.reason });
    return getEntry(app, staff, id);
  });
}
