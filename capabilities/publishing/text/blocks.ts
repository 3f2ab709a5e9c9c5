/** Bodies as lists of blocks, each under an id that stays with it while it is edited. */
import { randomUUID } from 'node:crypto';
import type { Block } from '../model.ts';
import { partsOf } from './clean.ts';
import { partHtml } from './parts.ts';

const newId = (): string => randomUUID().replaceAll('-', '').slice(0, 10);

/**
 * Cleans and splits a body. A `data-block` that `before` knows stays with the first element that bears it; every other
 * element gets a new id, so that no two blocks of an item ever had the same one by somebody's wish.
 */
export function blocksOf(html: string, before: readonly Block[] = []): Block[] {
  const known = new Set(before.map(({ id }) => id));
  const used = new Set<string>();
  return partsOf(html).map((part) => {
    const own = part.id !== undefined && known.has(part.id) && !used.has(part.id) ? part.id : newId();
    used.add(own);
    return { id: own, html: partHtml(part) };
  });
}

const fileAddress = /src="file:([0-9a-f-]{36})"/g;

const addressed = (html: string, address: (fileId: string) => string): string =>
  html.replace(
    fileAddress,
    (_, id: string) => `src="${address(id).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );

/** The body for readers, its pictures at the addresses given; no ids in it. */
export const bodyHtml = (blocks: readonly Block[], address: (fileId: string) => string): string =>
  addressed(blocks.map(({ html }) => html).join('\n'), address);

/** The body for the editor: each block bears its id as data-block. */
export const editorHtml = (blocks: readonly Block[], address: (fileId: string) => string): string =>
  addressed(
    blocks.map(({ id, html }) => html.replace(/^<[a-z0-9]+/, `$& data-block="${id}"`)).join(''),
    address,
  );

/** The files that the blocks show, each once, in their order. */
export const fileIdsIn = (blocks: readonly Block[]): string[] => [
  ...new Set(blocks.flatMap(({ html }) => [...html.matchAll(fileAddress)].map(([, id]) => id ?? ''))),
];

const lineEnds = /<\/(?:p|h2|h3|h4|li|tr|caption|figcaption)>|<br>/g;
const characters: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

/**
 * The text of one block: lines end with its paragraphs, items and rows; cells are parted by tabs; a picture says its
 * alternative text in brackets. Only for HTML that `blocksOf` made.
 */
export const textOf = (html: string): string =>
  html
    .replace(/<img [^>]*?alt="([^"]*)"[^>]*>/g, '［图片：$1］')
    .replace(/<video [^>]*>/g, '［视频］')
    .replace(/<\/t[hd]>(?=<t[hd])/g, '\t')
    .replace(/(<li>[^<]*)(<[uo]l>)/g, '$1\n$2')
    .replace(lineEnds, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp);/g, (name) => characters[name] ?? name)
    .replace(/\n{2,}/g, '\n')
    .trim();

/** The text of a body, block by block. */
export const plainText = (blocks: readonly Block[]): string =>
  blocks.map(({ html }) => textOf(html)).join('\n');
