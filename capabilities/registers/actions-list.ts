/** Lists of entries for the staff, and the duties that follow from them. */
import type { App, Staff } from '#platform/app.ts';
import { isInForce, lapsingSoon, statusOn } from '#rules/registers/documents.ts';
import type { EntryRowData } from './contract.ts';
import {
  type DocumentEntry,
  daysOf,
  type EntryRecord,
  isDocument,
  type RegisterName,
  registers,
  titleOf,
} from './model.ts';
import { dueOf, rowView } from './model-view.ts';
import { countEntries, entriesOf, settingsOf, type Wanted, yearsOf } from './store.ts';

export const pageSize = 50;

export type ListWish = {
  readonly register: RegisterName;
  readonly year?: string | undefined;
  readonly search?: string | undefined;
  readonly filter?:
    | 'all'
    | 'due'
    | 'unpublished'
    | 'withheld'
    | 'withdrawn'
    | 'ended'
    | 'in-force'
    | undefined;
  readonly page?: number | undefined;
};

/** A page of a register, the latest entries first, with what is owed on each. */
export async function listEntries(
  app: App,
  { organId }: Pick<Staff, 'organId'>,
  wish: ListWish,
): Promise<{ rows: EntryRowData[]; total: number; years: string[] }> {
  const { register, filter = 'all', page = 1 } = wish;
  const wanted: Wanted = {
    register,
    ...(wish.year && { year: wish.year }),
    ...(wish.search?.trim() && { search: wish.search.trim() }),
    ...(filter !== 'all' && filter !== 'due' && filter !== 'in-force' && { publicity: filter }),
  };
  const { lapseMonths } = await settingsOf(app, organId);
  const today = app.today();
  const years = await yearsOf(app, organId, { register });
  const seen = (records: readonly EntryRecord[]) => records.map((one) => rowView(one, today, lapseMonths));
  const from = (page - 1) * pageSize;
  if (filter === 'due' || filter === 'in-force') {
    const all =
      filter === 'due' ? await owedEntries(app, organId, wanted) : await entriesOf(app, organId, wanted);
    const kept = all.filter((one) =>
      filter === 'due' ? dueOf(one, today, lapseMonths) !== null : isInForceNow(one, today),
    );
    return { rows: seen(kept.slice(from, from + pageSize)), total: kept.length, years };
  }
  const records = await entriesOf(app, organId, { ...wanted, limit: pageSize, offset: from });
  return { rows: seen(records), total: await countEntries(app, organId, wanted), years };
}

const isInForceNow = ({ entry }: EntryRecord, today: string): boolean =>
  !isDocument(entry) || isInForce(statusOn(daysOf(entry), today));

/** The entries on which something may be owed: few, whatever the size of the register. */
async function owedEntries(app: App, organId: string, wanted: Wanted): Promise<EntryRecord[]> {
  if (wanted.register === 'normative-documents') return entriesOf(app, organId, wanted);
  const [unpublished, ended] = await Promise.all([
    entriesOf(app, organId, { ...wanted, publicity: 'unpublished' }),
    entriesOf(app, organId, { ...wanted, publicity: 'ended' }),
  ]);
  return [...new Map([...unpublished, ...ended].map((one) => [one.id, one])).values()];
}

/** One thing that is owed, for the console's home and the supervision page. */
export type RegisterDuty = {
  readonly key: string;
  readonly what: 'publish' | 'withdraw' | 'lapse';
  readonly register: RegisterName;
  readonly id: string;
  readonly title: string;
  /** A sentence: what is to be done. */
  readonly next: string;
  /** 'YYYY-MM-DD' */
  readonly dueOn: string;
  readonly late: boolean;
  readonly provisional: boolean;
  /** In the console. */
  readonly href: string;
};

const nextOf = {
  publish: '决定作出后7个工作日内公开（行政强制20个工作日）。',
  withdraw: '决定已被变更或撤销，3个工作日内撤回公开信息并公开说明理由。',
  lapse: '有效期将满：评估后决定继续有效、修改还是任其失效。',
} as const;

const decisionRegisters = ['licences', 'penalties', 'compulsions'] as const;

/** Everything owed on the registers, soonest first. */
export async function registerDuties(app: App, organId: string): Promise<RegisterDuty[]> {
  const { lapseMonths } = await settingsOf(app, organId);
  const today = app.today();
  const documents = (await entriesOf(app, organId, { register: 'normative-documents' })).filter(
    (one): one is EntryRecord<DocumentEntry> => isDocument(one.entry),
  );
  const lapsing = lapsingSoon(documents, ({ entry }) => daysOf(entry), { day: today, months: lapseMonths });
  const decisions = await Promise.all(
    decisionRegisters.map((register) => owedEntries(app, organId, { register })),
  );
  return [...lapsing, ...decisions.flat()]
    .flatMap((record): RegisterDuty[] => {
      const due = dueOf(record, today, lapseMonths);
      if (!due) return [];
      const { register } = record.entry;
      const { what, on, late, provisional } = due;
      return [
        {
          ...{ key: `${what}-${record.id}`, what, register, id: record.id, late, provisional, dueOn: on },
          title: `${registers[register].title}：${titleOf(record.entry)}`,
          next: nextOf[what],
          href: `/registers?register=${register}&entry=${record.id}`,
        },
      ];
    })
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key));
}
