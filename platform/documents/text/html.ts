/** Web pages and pasted fragments: visible paragraphs and tables in order; tables that only lay out the page dissolve. */
import { load } from 'cheerio';
import type { AnyNode, Element } from 'domhandler';
import { type Block, type LooseCell, layOut } from '../blocks.ts';
import { DocumentRefused } from '../refusal.ts';

const hidden = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'head',
  'svg',
  'select',
  'iframe',
  'object',
  'nav',
]);
const inline = new Set(
  'a abbr b bdi big cite code del em font i ins label mark o:p q s small span strike strong sub sup tt u var'.split(
    ' ',
  ),
);

/** Reads a page or a fragment; nothing is run or fetched. Throws DocumentRefused when it is nested without end. */
export function readHtml(html: string): Block[] {
  if (deepest(html) > 3000) throw new DocumentRefused(tooDeep);
  const page = load(html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/g, ''));
  const flow: Flow = { blocks: [], text: '' };
  walk(page.root()[0] as unknown as AnyNode, flow, 0);
  endParagraph(flow);
  return flow.blocks;
}

const tooDeep = '这个网页的结构嵌套过深，无法读取。请把网页上的报告文字复制后粘贴进来。';

/** How deep the tags stand in one another at most; parsing takes the square of it. */
function deepest(html: string): number {
  let depth = 0;
  let most = 0;
  for (const match of html.matchAll(
    /<(\/?)(?:div|span|font|b|i|u|em|strong|table|section|center|blockquote|ul|dl)\b/gi,
  )) {
    depth = Math.max(0, depth + (match[1] ? -1 : 1));
    most = Math.max(most, depth);
  }
  return most;
}

/** Gathers running text into paragraphs until something ends them. */
type Flow = { readonly blocks: Block[]; text: string };

function endParagraph(flow: Flow): void {
  const text = tidy(flow.text);
  flow.text = '';
  if (text) flow.blocks.push({ kind: 'paragraph', text });
}

const tidy = (text: string): string =>
  text.replace(/[ \t\r\n\f\u200b\ufeff]+/g, ' ').replace(/^[ \u00a0]+|[ \u00a0]+$/g, '');

const isElement = (node: AnyNode): node is Element => node.type === 'tag';

function isHidden(element: Element): boolean {
  const style = (element.attribs.style ?? '').toLowerCase();
  return hidden.has(element.name) || /display\s*:\s*none/.test(style) || 'hidden' in element.attribs;
}

function walk(node: AnyNode, flow: Flow, depth: number): void {
  if (node.type === 'text') flow.text += node.data;
  if (!('children' in node) || depth > 400) return;
  if (isElement(node)) {
    if (isHidden(node)) return;
    if (node.name === 'table' && !dissolves(node)) {
      endParagraph(flow);
      flow.blocks.push({ kind: 'table', grid: layOut(rowsOf(node)), how: 'drawn' });
      return;
    }
  }
  const breaks = isElement(node) && !inline.has(node.name);
  if (breaks) endParagraph(flow);
  for (const child of node.children) walk(child, flow, depth + 1);
  if (breaks) endParagraph(flow);
}

/** A table that holds another table, or a single cell, only lays out the page. */
function dissolves(table: Element): boolean {
  return descendants(table, 'table', true).length > 0 || descendants(table, 'td', false).length < 2;
}

function descendants(element: Element, name: string, nested: boolean): Element[] {
  return element.children.filter(isElement).flatMap((part) => {
    if (part.name === name || (name === 'td' && part.name === 'th')) return [part];
    return part.name === 'table' && !nested ? [] : descendants(part, name, nested);
  });
}

function rowsOf(table: Element): LooseCell[][] {
  return rowElements(table).map((row) =>
    descendants(row, 'td', false)
      .filter((cell) => !isHidden(cell))
      .map((cell) => ({
        text: cellText(cell),
        rowSpan: span(cell.attribs.rowspan),
        columnSpan: span(cell.attribs.colspan),
      })),
  );
}

function rowElements(table: Element): Element[] {
  return descendants(table, 'tr', false).filter((row) => !isHidden(row));
}

const span = (written: string | undefined): number => {
  const value = Number.parseInt(written ?? '1', 10);
  return Number.isFinite(value) && value > 0 ? value : 1;
};

function cellText(cell: Element): string {
  const flow: Flow = { blocks: [], text: '' };
  for (const child of cell.children) walk(child, flow, 0);
  endParagraph(flow);
  return flow.blocks.map((block) => (block.kind === 'paragraph' ? block.text : '')).join('\n');
}
