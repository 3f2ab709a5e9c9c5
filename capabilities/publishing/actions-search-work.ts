/** What the staff's search reads of items that are being worked on: drafts, in review, returned, waiting to appear. */
import type { App } from '#platform/app.ts';
import { type ItemRecord, itemKinds, type Phase, phases } from './model.ts';
import { itemById, listItems } from './store-items.ts';
import { sectionsOf } from './store-sections.ts';
import { unitsOf } from './text/units.ts';

/** An item in work, in words. Whoever has publishing:view may see it. */
export type ItemInWork = {
  readonly id: number;
  readonly kindTitle: string;
  readonly section: string;
  readonly title: string;
  readonly number: string;
  /** 草稿, 审校中 … */
  readonly phase: string;
  readonly text: string;
  /** 'YYYY-MM-DD', the day of the last change in Shanghai. */
  readonly date: string;
};

const AT_ONCE = 200;
const inWork = (Object.keys(phases) as Phase[]).filter((phase) => phase !== 'settled');
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });

/** Every item of an organ that is in work. */
export async function* itemsInWork(app: App, organId: string): AsyncGenerator<ItemInWork> {
  const titleOf = await sectionTitles(app, organId);
  for (const phase of inWork) {
    let last: ItemRecord | undefined;
    do {
      const after = last ? { after: { updatedAt: last.updatedAt, id: last.id } } : {};
      const records = await listItems(app, organId, { phase, ...after }, AT_ONCE);
      for (const record of records) yield inWords(record, titleOf);
      last = records.length === AT_ONCE ? records.at(-1) : undefined;
    } while (last);
  }
}

/** One item; null when it is not in work. */
export async function itemInWork(app: App, organId: string, id: number): Promise<ItemInWork | null> {
  const record = await itemById(app, organId, id);
  if (!record || record.phase === 'settled') return null;
  return inWords(record, await sectionTitles(app, organId));
}

async function sectionTitles(app: App, organId: string): Promise<(id: string) => string> {
  const titles = new Map((await sectionsOf(app, organId)).map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? '';
}

function inWords(record: ItemRecord, titleOf: (id: string) => string): ItemInWork {
  const { facts } = record.content;
  return {
    id: record.id,
    kindTitle: itemKinds[record.kind],
    section: titleOf(record.sectionId),
    title: facts.title === '' ? '（未填标题）' : facts.title,
    number: facts.documentNumber,
    phase: phases[record.phase],
    text: unitsOf(record.content)
      .map(({ text }) => text)
      .filter((text) => text !== facts.title)
      .join('\n'),
    date: day.format(record.updatedAt),
  };
}
