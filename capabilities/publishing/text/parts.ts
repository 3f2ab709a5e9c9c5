/** The parts a body is made of, and the one way each is written as HTML. Pure. */
import { attribute, type Run, runsHtml } from './runs.ts';

type Identified = { readonly id?: string | undefined };

export type Paragraph = Identified & {
  readonly kind: 'p' | 'h2' | 'h3' | 'h4';
  /** 'align-center', 'indent' */
  readonly classes: readonly string[];
  readonly runs: readonly Run[];
};
export type Media = Identified & {
  readonly kind: 'img' | 'video';
  readonly file: string;
  readonly alt: string;
  readonly width: number | null;
  readonly height: number | null;
};
export type Figure = Identified & {
  readonly kind: 'figure';
  readonly media: Media;
  readonly caption: readonly Run[];
};
export type List = Identified & {
  readonly kind: 'ul' | 'ol';
  readonly items: readonly (readonly Part[])[];
};
export type Cell = {
  readonly head: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly parts: readonly Part[];
};
export type TablePart = Identified & {
  readonly kind: 'table';
  readonly caption: readonly Run[];
  readonly rows: readonly (readonly Cell[])[];
};
export type Quote = Identified & { readonly kind: 'blockquote'; readonly parts: readonly Part[] };
export type Rule = Identified & { readonly kind: 'hr' };
export type Part = Paragraph | Media | Figure | List | TablePart | Quote | Rule;

const classes = (names: readonly string[]): string =>
  names.length === 0 ? '' : attribute('class', names.join(' '));
const number = (name: string, value: number | null): string =>
  value === null ? '' : attribute(name, String(value));

/** A part as canonical HTML. With `mark` its id stands in it as data-block: for the editor, never for the public. */
export function partHtml(part: Part, mark = false): string {
  const id = mark && part.id ? attribute('data-block', part.id) : '';
  switch (part.kind) {
    case 'hr':
      return `<hr${id}>`;
    case 'img':
    case 'video':
      return mediaHtml(part, id);
    case 'figure': {
      const caption = `<figcaption>${runsHtml(part.caption)}</figcaption>`;
      return `<figure${id}>${mediaHtml(part.media, '')}${caption}</figure>`;
    }
    case 'blockquote':
      return `<blockquote${id}>${part.parts.map((one) => partHtml(one)).join('')}</blockquote>`;
    case 'ul':
    case 'ol':
      return `<${part.kind}${id}>${part.items.map((item) => `<li>${itemHtml(item)}</li>`).join('')}</${part.kind}>`;
    case 'table':
      return tableHtml(part, id);
    default:
      return `<${part.kind}${id}${classes(part.classes)}>${runsHtml(part.runs)}</${part.kind}>`;
  }
}

function mediaHtml(media: Media, id: string): string {
  const size = `${number('width', media.width)}${number('height', media.height)}`;
  const source = attribute('src', `file:${media.file}`);
  if (media.kind === 'img') return `<img${id}${source}${attribute('alt', media.alt)}${size}>`;
  return `<video${id}${source} controls=""${size}></video>`;
}

const isPlain = (part: Part | undefined): part is Paragraph =>
  part?.kind === 'p' && part.classes.length === 0;

/** A first plain paragraph stands bare when no other paragraph follows it. */
function itemHtml(parts: readonly Part[]): string {
  const [first, ...rest] = parts;
  const bare = isPlain(first) && rest.every(({ kind }) => kind === 'ul' || kind === 'ol');
  return bare
    ? `${runsHtml(first.runs)}${rest.map((part) => partHtml(part)).join('')}`
    : parts.map((part) => partHtml(part)).join('');
}

function cellHtml(cell: Cell, row: 'head' | 'body'): string {
  const tag = cell.head ? 'th' : 'td';
  const scope = cell.head ? attribute('scope', row === 'head' ? 'col' : 'row') : '';
  const columns = cell.columns > 1 ? number('colspan', cell.columns) : '';
  const rows = cell.rows > 1 ? number('rowspan', cell.rows) : '';
  const [only] = cell.parts;
  const bare = cell.parts.length === 1 && isPlain(only);
  const content = bare ? runsHtml(only.runs) : cell.parts.map((part) => partHtml(part)).join('');
  return `<${tag}${scope}${columns}${rows}>${content}</${tag}>`;
}

/** The rows of head cells at the beginning are the head of the table. */
function tableHtml({ caption, rows }: TablePart, id: string): string {
  const body = rows.findIndex((cells) => cells.length === 0 || cells.some(({ head }) => !head));
  const heads = body < 0 ? 0 : body;
  const row = (cells: readonly Cell[], where: 'head' | 'body') =>
    `<tr>${cells.map((cell) => cellHtml(cell, where)).join('')}</tr>`;
  const head = rows.slice(0, heads).map((cells) => row(cells, 'head'));
  const rest = rows.slice(heads).map((cells) => row(cells, 'body'));
  return [
    `<table${id}>`,
    caption.length > 0 ? `<caption>${runsHtml(caption)}</caption>` : '',
    head.length > 0 ? `<thead>${head.join('')}</thead>` : '',
    `<tbody>${rest.join('')}</tbody></table>`,
  ].join('');
}
