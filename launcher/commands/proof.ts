/** What `./gongkai verify` proves, and every night the running program: that nothing is otherwise than it was written. */
import type pg from 'pg';
import { organIds } from '#capabilities/accounts/index.ts';
import { createApp, type OpenDatabase } from '#platform/database/index.ts';
import { verifyFiles } from '#platform/files/index.ts';
import { type JournalCheck, verifyJournal } from '#platform/journal/index.ts';

/** How much was looked at, and the first thing that is wrong, in a sentence; null when nothing is. */
export type Proof = { readonly checked: number; readonly broken: string | null };

/** A capability proves its own records against the journal and against each other. */
type Prover = {
  /** Its name in --json. */
  readonly name: string;
  /** What it looks at, and how that is counted: 「已发布的信息」「条」. */
  readonly subject: string;
  readonly unit: string;
  readonly prove: (pool: pg.Pool) => Promise<Proof>;
};

const capabilities: readonly Prover[] = [];

type Opened = Pick<OpenDatabase, 'pool' | 'database'>;

/** As `verifyJournal`; an organ without any entry is broken at its first, since its founding is one. */
export async function proveJournal({ pool, database }: Opened): Promise<JournalCheck> {
  const check = await verifyJournal(pool);
  if (check.broken !== null) return check;
  const told = new Set(check.heads.map(({ organId }) => organId));
  const organId = (await organIds(createApp(database))).find((id) => !told.has(id));
  if (organId === undefined) return check;
  return { ...check, broken: { organId, number: 1, message: '全部记录都不见了，连单位设立的一条也没有。' } };
}

/** One thing that was proved: its value for --json, and a sentence for people. */
export type Proved = Proof & { readonly name: string; readonly value: unknown; readonly sentence: string };

/** Proves the journal, the files and what every capability has, in this order. */
export async function proveAll({
  filesFolder,
  ...opened
}: Opened & { readonly filesFolder: string }): Promise<Proved[]> {
  const journal = await proveJournal(opened);
  const files = await verifyFiles(opened.pool, filesFolder);
  const others: Proved[] = [];
  for (const { name, subject, unit, prove } of capabilities) {
    const proof = await prove(opened.pool);
    const sentence = proof.broken
      ? `${subject}不完整：${proof.broken}`
      : `${subject}完整：${proof.checked} ${unit}，没有改动。`;
    others.push({ ...proof, name, value: proof, sentence });
  }
  return [provedJournal(journal), provedFiles(files), ...others];
}

function provedJournal(journal: JournalCheck): Proved {
  const { broken, entries, organs } = journal;
  const whose = broken?.organId ? `单位 ${broken.organId} 的` : '';
  const sentence = broken
    ? `工作日志不完整：${whose}${broken.message}`
    : `工作日志完整：${organs} 个单位，${entries} 条，没有改动。`;
  return { name: 'journal', value: journal, checked: entries, broken: broken ? sentence : null, sentence };
}

function provedFiles(files: Proof): Proved {
  const sentence = files.broken
    ? `附件不完整：${files.broken}`
    : `附件完整：${files.checked} 个，内容与登记的校验值一致。`;
  return { name: 'files', value: files, ...files, sentence };
}
