/** Published items with the text of their attachments. */
import { type SearchableItem, searchableItem, searchableItems } from '#capabilities/publishing/index.ts';
import { documentStatusOf } from '#capabilities/registers/index.ts';
import type { App } from '#platform/app.ts';
import { documentStatuses, isInForce } from '#rules/registers/documents.ts';
import type { IndexedDocument, TextPart } from '../engine/index.ts';
import { columnsOf, keyOf, PUBLIC, type SearchedOrgan, type Source } from './source.ts';

const NAME = 'items';

/** What shows an item or changes it; of these, what may take something away. */
const releases: Readonly<Record<string, boolean>> = {
  'item-published': true,
  'item-published-urgently': true,
  'item-corrected': true,
  'item-taken-down': true,
  'item-restored': false,
  'item-attachments-ended': true,
  'item-moved': false,
};

export const items: Source = {
  name: NAME,
  touchedBy: ({ subject, event }) => {
    if (subject.kind === 'section' || event === 'items-imported') return { ids: 'all', takesAway: false };
    if (subject.kind !== 'item' || !Object.hasOwn(releases, event)) return null;
    return { ids: [subject.id], takesAway: releases[event] === true };
  },
  read: async (app, organ, id) => {
    const item = await searchableItem(app, organ.id, Number(id));
    return item && toDocument(app, organ, item);
  },
  readAll: async function* (app, organ) {
    for await (const batch of searchableItems(app, organ.id))
      for (const item of batch) yield await toDocument(app, organ, item);
  },
};

async function toDocument(app: App, organ: SearchedOrgan, item: SearchableItem): Promise<IndexedDocument> {
  const { facts } = item;
  const validity =
    item.kind === 'normative-document' || item.kind === 'policy'
      ? await documentStatusOf(app, organ.id, item.id, app.today())
      : null;
  const status = validity ? documentStatuses[validity.status] : '';
  // Behind the text: a list shows these beside the title, and the text in the passage.
  const lines = [
    facts.subtitle,
    facts.documentNumber && `文号：${facts.documentNumber}`,
    item.indexNumber && `索引号：${item.indexNumber}`,
    facts.source && `来源：${facts.source}`,
    facts.keywords.length > 0 && `关键词：${facts.keywords.join('、')}`,
    `发布日期：${inWords(item.date)}`,
  ].filter((line): line is string => typeof line === 'string' && line !== '');
  const { text, parts } = withAttachments(item.text, lines.join('\n'), item);
  return {
    key: keyOf(NAME, organ.id, String(item.id)),
    title: item.title,
    text,
    parts,
    href: `/items/${item.id}`,
    date: item.date,
    columns: columnsOf(organ, item.date, { section: item.section, kind: item.kindTitle, status }),
    audience: PUBLIC,
    standing: validity && !isInForce(validity.status) ? 0.6 : 1,
    isNews: item.kind === 'news' || item.kind === 'notice' || item.kind === 'pictures',
    facts: { number: facts.documentNumber, index: item.indexNumber },
  };
}

/** As people write and ask for a day: 2024年3月5日. */
const inWords = (date: string): string => {
  const [year, month, day] = date.split('-');
  return `${year}年${Number(month)}月${Number(day)}日 ${date}`;
};

function withAttachments(
  body: string,
  more: string,
  { attachments }: SearchableItem,
): { text: string; parts: TextPart[] } {
  let text = body === '' ? more : `${body}\n${more}`;
  const parts: TextPart[] = [{ start: text.length - more.length, name: '', page: null }];
  for (const { name, parts: read } of attachments) {
    parts.push({ start: text.length + 1, name, page: null });
    text += `\n${name}`;
    for (const { page, text: words } of read) {
      parts.push({ start: text.length + 1, name, page });
      text += `\n${words}`;
    }
  }
  return { text, parts };
}
