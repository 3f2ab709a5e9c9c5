/** The figures of a year from the registers, with the entries behind them; and the settings they follow. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { CellPath } from '#rules/annual-report/tables.ts';
import { type DocumentStatus, documentStatuses, statusOn } from '#rules/registers/documents.ts';
import type { FiguresViewData } from './contract.ts';
import {
  daysOf,
  type EntryRecord,
  isDocument,
  type RegisterName,
  type RegisterSettings,
  titleOf,
} from './model.ts';
import { balanceOf, informationFees, tableTwo } from './model-figures.ts';
import { entriesOf, settingsOf, writeSettings } from './store.ts';

/** A record behind a figure, for a link. `href` is an address of the console. */
export type RecordBehind = { readonly id: string; readonly title: string; readonly href: string };

/** One cell of table 二 from the registers. */
export type RecordedCell = {
  readonly path: CellPath;
  readonly value: number | string;
  readonly register: RegisterName;
  /** false: the register holds nothing up to the end of that year, so that 0 may mean "not kept here". */
  readonly covered: boolean;
  readonly records: readonly RecordBehind[];
};

const behind = ({ id, entry }: EntryRecord): RecordBehind => ({
  id,
  title: entry.number ? `${titleOf(entry)}（${entry.number}）` : titleOf(entry),
  href: `/registers?register=${entry.register}&entry=${id}`,
});

/** What figures of the year rest on: all documents up to its end, and the year's decisions and charges. */
const recordsFor = (app: App, organId: string, year: string): Promise<EntryRecord[]> =>
  entriesOf(app, organId, { until: `${year}-12-31` });

const recordedCells = (
  records: readonly EntryRecord[],
  year: string,
  settings: RegisterSettings,
): RecordedCell[] =>
  tableTwo(records, year, settings).map(({ entries, ...cell }) => ({
    ...cell,
    records: entries.map(behind),
  }));

/** Every cell of table 二 (2021 form) of a year, with the records behind it. */
export const tableTwoOf = async (app: App, organId: string, year: string): Promise<RecordedCell[]> =>
  (await tablesTwoOf(app, organId, [year])).get(year) ?? [];

/** As `tableTwoOf`, of several years at once: the registers are read once. */
export async function tablesTwoOf(
  app: App,
  organId: string,
  years: readonly string[],
): Promise<Map<string, RecordedCell[]>> {
  const last = years.toSorted().at(-1);
  if (last === undefined) return new Map();
  const [records, settings] = await Promise.all([recordsFor(app, organId, last), settingsOf(app, organId)]);
  return new Map(years.map((year) => [year, recordedCells(records, year, settings)]));
}

/** 信息处理费 charged in a year: how often, and how much in 分. For section 六. */
export async function informationFeesOf(
  app: App,
  organId: string,
  year: string,
): Promise<{ count: number; fen: number }> {
  return informationFees(await entriesOf(app, organId, { register: 'charges', year }), year);
}

/** The status on a day of the document whose text is the published item; null when the register has none. */
export async function documentStatusOf(
  app: App,
  organId: string,
  itemId: number,
  day: string,
): Promise<{ readonly entryId: string; readonly status: DocumentStatus; readonly by: string } | null> {
  for (const { id, entry } of await entriesOf(app, organId, { register: 'normative-documents', itemId })) {
    if (!isDocument(entry)) continue;
    const status = statusOn(daysOf(entry), day);
    const last = entry.amendments
      .filter(({ on }) => on <= day)
      .toSorted((a, b) => b.on.localeCompare(a.on))[0];
    const by = status === 'repealed' ? entry.repealedBy : status === 'amended' ? (last?.by ?? '') : '';
    return { entryId: id, status, by };
  }
  return null;
}

/** The year's figures as the console shows them: cells, balances of documents, 信息处理费, settings. */
export async function getFigures(app: App, { organId }: Staff, year: string): Promise<FiguresViewData> {
  const records = await recordsFor(app, organId, year);
  const settings = await settingsOf(app, organId);
  const kinds = ['normative-document', 'government-rule'] as const;
  return {
    year,
    cells: recordedCells(records, year, settings).map(({ records, ...cell }) => ({
      ...cell,
      records: [...records],
    })),
    balances: kinds.map((kind) => {
      const { exceptions, ...balance } = balanceOf(records, year, kind);
      return { ...balance, exceptions: [...exceptions] };
    }),
    informationFee: informationFees(records, year),
    settings,
  };
}

/** Sets how the registers remind and count. */
export async function saveSettings(
  app: App,
  staff: Staff,
  settings: RegisterSettings,
): Promise<RegisterSettings> {
  return transaction(app, async (app) => {
    await writeSettings(app, staff.organId, settings);
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'register-settings', id: staff.organId },
      event: 'register-settings-changed',
      by: { id: staff.id, name: staff.name },
      detail: { ...settings },
    });
    return settings;
  });
}

/** The validity today of the document whose text is the published item, in words for its page; null when unknown. */
export async function documentValidity(
  app: App,
  organId: string,
  itemId: number,
): Promise<{ readonly label: string; readonly note: string } | null> {
  const found = await documentStatusOf(app, organId, itemId, app.today());
  if (!found) return null;
  const { status, by } = found;
  return { label: documentStatuses[status], note: by && `由${by}${status === 'repealed' ? '废止' : '修改'}` };
}
