/** Bringing items over from an older site: read and judged whole first, then written in batches. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { organById } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { settingsOf } from '../actions-desk.ts';
import type { ItemContent } from '../model.ts';
import { linesDone, takenIndexNumbers, takenNumbers } from '../store-import.ts';
import { addressesOf, sectionsOf } from '../store-sections.ts';
import { importBatch, type Site } from './batch.ts';
import { startCleaning } from './cleaning.ts';
import { type ImportLine, readLine } from './line.ts';

export type BadLine = { readonly line: number; readonly message: string };

export type ImportOutcome = {
  readonly imported: number;
  /** Lines of this very file that had been brought over before. */
  readonly before: number;
  /** When any is bad, nothing of the file is brought over. */
  readonly bad: readonly BadLine[];
  /** Lines whose pictures pointed elsewhere and could not be taken along. */
  readonly withoutPictures: number;
};

export type ImportOptions = {
  readonly atOnce?: number;
  readonly onProgress?: (done: number, total: number) => void;
};

const AT_ONCE = 500;
const MOST_BAD = 1_000;

type Judged = {
  readonly file: string;
  /** The number of its last line, and how many items there are still to be brought over. */
  readonly total: number;
  readonly left: number;
  readonly bad: readonly BadLine[];
};

/** Brings over what a file of JSON lines says; a file whose import broke off goes on where it stopped. */
export async function importItems(
  app: App,
  organId: string,
  path: string,
  { atOnce = AT_ONCE, onProgress }: ImportOptions = {},
): Promise<ImportOutcome> {
  const site = await siteOf(app, organId);
  const judged = await judge(app, site, path);
  const before = await linesDone(app, organId, judged.file);
  if (judged.bad.length > 0) return { imported: 0, before: 0, bad: judged.bad, withoutPictures: 0 };
  let imported = 0;
  let withoutPictures = 0;
  for await (const { lines, contents } of cleaned(app, site, path, before, atOnce)) {
    await importBatch(app, site, { lines, contents, file: judged.file });
    imported += lines.length;
    withoutPictures += lines.filter(({ html }) => /<img\b/i.test(html)).length;
    onProgress?.(imported, judged.left);
  }
  return { imported, before: Math.min(before, judged.total), bad: [], withoutPictures };
}

async function siteOf(app: App, organId: string): Promise<Site> {
  const organ = await organById(app, organId);
  if (!organ) throw new Error(`There is no organ ${organId}`);
  const known = new Map((await sectionsOf(app, organId)).map((section) => [section.id, section]));
  const sections = new Map<string, NonNullable<ReturnType<typeof known.get>>>();
  for (const { slug, sectionId } of await addressesOf(app, organId)) {
    const section = known.get(sectionId);
    if (section?.state === 'active') sections.set(slug, section);
  }
  return { organ, sections, indexOrgan: (await settingsOf(app, organId)).indexOrgan };
}

/** Every line of the file, numbered from 1; empty ones are left out. */
async function* linesOf(path: string): AsyncGenerator<{ line: number; text: string }> {
  let line = 0;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    line += 1;
    if (text.trim() !== '') yield { line, text: line === 1 ? text.replace(/^\uFEFF/, '') : text };
  }
}

const destination = (app: App, { sections }: Site) => ({
  sections: new Map([...sections].map(([slug, { id }]) => [slug, id])),
  today: app.today(),
});

/** Reads the whole file and says what is wrong with it; numbers that are asked for must be free. */
async function judge(app: App, site: Site, path: string): Promise<Judged> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path)) hash.update(piece as Buffer);
  const file = hash.digest('hex');
  const started = await linesDone(app, site.organ.id, file);
  const bad: BadLine[] = [];
  const to = destination(app, site);
  const ids = new Map<number, number>();
  const indexNumbers = new Map<string, number>();
  let last = 0;
  let left = 0;
  for await (const { line, text } of linesOf(path)) {
    last = line;
    if (line <= started || bad.length >= MOST_BAD) continue;
    left += 1;
    const read = readLine(text, line, to);
    if (typeof read === 'string') bad.push({ line, message: read });
    else bad.push(...twice(read, ids, indexNumbers));
  }
  for (const id of await takenNumbers(app, site.organ.id, [...ids.keys()]))
    bad.push({ line: ids.get(id) ?? 0, message: `id：编号${id}已经有别的信息` });
  for (const given of await takenIndexNumbers(app, site.organ.id, [...indexNumbers.keys()]))
    bad.push({ line: indexNumbers.get(given) ?? 0, message: `indexNumber：索引号“${given}”已经用过` });
  return { file, total: last, left, bad: bad.sort((a, b) => a.line - b.line) };
}

function twice(read: ImportLine, ids: Map<number, number>, indexNumbers: Map<string, number>): BadLine[] {
  const { id, indexNumber, line } = read;
  const bad: BadLine[] = [];
  const told = (what: string, first: number) => bad.push({ line, message: `${what}与第${first}行相同` });
  const before = id === undefined ? undefined : ids.get(id);
  if (before !== undefined) told(`id：编号${id}`, before);
  else if (id !== undefined) ids.set(id, line);
  const given = indexNumber ? indexNumbers.get(indexNumber) : undefined;
  if (given !== undefined) told('indexNumber：索引号', given);
  else if (indexNumber) indexNumbers.set(indexNumber, line);
  return bad;
}

type Cleaned = { readonly lines: readonly ImportLine[]; readonly contents: readonly ItemContent[] };

/** The lines after `before` in batches with cleaned bodies; the next ones are cleaned while one is written. */
async function* cleaned(
  app: App,
  site: Site,
  path: string,
  before: number,
  atOnce: number,
): AsyncGenerator<Cleaned> {
  const cleaning = startCleaning();
  const under: Promise<Cleaned>[] = [];
  const give = (lines: readonly ImportLine[]) => {
    const work = cleaning.clean(lines).then((contents) => ({ lines, contents }));
    work.catch(() => undefined);
    under.push(work);
  };
  try {
    let batch: ImportLine[] = [];
    const to = destination(app, site);
    for await (const { line, text } of linesOf(path)) {
      if (line <= before) continue;
      const read = readLine(text, line, to);
      if (typeof read === 'string') throw new Error(`Line ${line} changed while it was imported: ${read}`);
      batch.push(read);
      if (batch.length < atOnce) continue;
      give(batch);
      batch = [];
      if (under.length > cleaning.threads * 2) yield await (under.shift() as Promise<Cleaned>);
    }
    if (batch.length > 0) give(batch);
    for (let next = under.shift(); next; next = under.shift()) yield await next;
  } finally {
    await cleaning.close();
  }
}
