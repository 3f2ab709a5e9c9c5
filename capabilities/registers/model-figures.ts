/** The year's figures of table 二 from the registers, each with the entries behind it; pure. */
import type { CellPath } from '#rules/annual-report/tables.ts';
import { inWanYuan } from '#rules/registers/amounts.ts';
import { documentYear } from '#rules/registers/documents.ts';
import {
  type ChargeEntry,
  type ChargeKind,
  type DocumentEntry,
  type DocumentKind,
  datedOn,
  daysOf,
  type EntryRecord,
  isCharge,
  isDocument,
  type RegisterName,
  type RegisterSettings,
} from './model.ts';

/** One cell of table 二: its figure (万元 as text for charges) and the entries that make it. */
export type CellFigure = {
  readonly path: CellPath;
  readonly value: number | string;
  readonly register: RegisterName;
  /** Whether the register holds anything up to the end of the year: else 0 may mean "not kept here". */
  readonly covered: boolean;
  readonly entries: readonly EntryRecord[];
};

/** A document because of which last year's documents, the issued and the ended ones do not add up to those in force. */
export type Exception = { readonly id: string; readonly title: string; readonly why: string };

/** Last year's documents + issued − repealed (− lapsed) against those in force now. */
export type DocumentBalance = {
  readonly kind: DocumentKind;
  readonly before: number;
  readonly issued: number;
  readonly repealed: number;
  readonly lapsed: number;
  readonly inForce: number;
  /** inForce − (before + issued − repealed − lapsed). */
  readonly difference: number;
  readonly exceptions: readonly Exception[];
};

type DocumentRecord = EntryRecord<DocumentEntry>;

const documentRow: Readonly<Record<DocumentKind, string>> = {
  'government-rule': 'governmentRules',
  'normative-document': 'normativeDocuments',
};

const documentsOf = (records: readonly EntryRecord[], kind: DocumentKind): DocumentRecord[] =>
  records.filter((one): one is DocumentRecord => isDocument(one.entry) && one.entry.kind === kind);

const yearOf = (records: readonly EntryRecord[], kind: DocumentKind, year: string) =>
  documentYear(documentsOf(records, kind), ({ entry }) => daysOf(entry), year);

/** Every cell of table 二 of the 2021 form. Voided entries must not be among `records`. */
export function tableTwo(
  records: readonly EntryRecord[],
  year: string,
  settings: RegisterSettings,
): CellFigure[] {
  return [
    ...documentCells(records, year, settings, 'government-rule'),
    ...documentCells(records, year, settings, 'normative-document'),
    decisionCell(records, year, 'licences', 'proactive.administrativeLicences'),
    decisionCell(records, year, 'penalties', 'proactive.administrativePenalties'),
    decisionCell(records, year, 'compulsions', 'proactive.administrativeCompulsions'),
    chargeCell(records, year),
  ];
}

const isCovered = (records: readonly EntryRecord[], register: RegisterName, year: string): boolean =>
  records.some(({ entry }) => entry.register === register && datedOn(entry) <= `${year}-12-31`);

function documentCells(
  records: readonly EntryRecord[],
  year: string,
  settings: RegisterSettings,
  kind: DocumentKind,
): CellFigure[] {
  const { issued, repealed, lapsed, inForce } = yearOf(records, kind, year);
  const covered = isCovered(records, 'normative-documents', year);
  const cell = (name: string, entries: readonly DocumentRecord[]): CellFigure => ({
    path: `proactive.${documentRow[kind]}.${name}`,
    value: entries.length,
    register: 'normative-documents',
    covered,
    entries,
  });
  const ended = settings.lapsedCountsAsRepealed ? [...repealed, ...lapsed] : repealed;
  return [cell('issued', issued), cell('repealed', ended), cell('inForce', inForce)];
}

function decisionCell(
  records: readonly EntryRecord[],
  year: string,
  register: RegisterName,
  path: CellPath,
): CellFigure {
  const entries = records.filter(
    ({ entry }) => entry.register === register && datedOn(entry).startsWith(`${year}-`),
  );
  return { path, value: entries.length, register, covered: isCovered(records, register, year), entries };
}

const chargesOf = (records: readonly EntryRecord[], year: string, kind: ChargeKind) =>
  records.filter(
    (one): one is EntryRecord<ChargeEntry> =>
      isCharge(one.entry) && one.entry.kind === kind && one.entry.chargedOn.startsWith(`${year}-`),
  );

const sumOf = (records: readonly EntryRecord<ChargeEntry>[]): number =>
  records.reduce((sum, { entry }) => sum + entry.fen, 0);

/** 信息处理费 is not in this cell: it is told of in section 六 (国办函〔2020〕109号). */
function chargeCell(records: readonly EntryRecord[], year: string): CellFigure {
  const entries = chargesOf(records, year, 'administrative');
  const covered = isCovered(records, 'charges', year);
  const value = inWanYuan(sumOf(entries));
  return { path: 'proactive.administrativeFeesWanYuan', value, register: 'charges', covered, entries };
}

/** 信息处理费 of a year: how often and how much (分). */
export function informationFees(
  records: readonly EntryRecord[],
  year: string,
): { count: number; fen: number } {
  const charged = chargesOf(records, year, 'information-fee');
  return { count: charged.length, fen: sumOf(charged) };
}

/** Whether a year's documents add up, and where not, because of which documents. */
export function balanceOf(
  records: readonly EntryRecord[],
  year: string,
  kind: DocumentKind,
): DocumentBalance {
  const lists = yearOf(records, kind, year);
  const [before, issued, repealed, lapsed, inForce] = [
    lists.before.length,
    lists.issued.length,
    lists.repealed.length,
    lists.lapsed.length,
    lists.inForce.length,
  ];
  const exception = (why: string) => (one: DocumentRecord) => ({ id: one.id, title: one.entry.title, why });
  return {
    kind,
    ...{ before, issued, repealed, lapsed, inForce },
    difference: inForce - (before + issued - repealed - lapsed),
    exceptions: [
      ...lists.pendingBefore.map(exception('上年已公布、上年末尚未施行，不在上年现行有效件数内')),
      ...lists.pendingNow.map(exception('已公布、本年末尚未施行，不在本年现行有效件数内')),
    ],
  };
}
