/** From any HTML tree to parts: whatever stands in whatever, the result is one of ours. */
import type { AnyNode, Element } from 'domhandler';
import { safeLink } from './link.ts';
import {
  alignmentOf,
  isIndented,
  isListLabel,
  isListParagraph,
  isNotBold,
  isUnseen,
  marksOf,
} from './office-style.ts';
import type { Cell, List, Media, Paragraph, Part, TablePart } from './parts.ts';
import { beginsMovedIn, type Mark, orderedMarks, type Run, tidyRuns } from './runs.ts';
import { linesOf } from './table-lines.ts';

/** What text inherits from the elements it stands in. */
type Inherited = {
  readonly marks: readonly Mark[];
  readonly href: string | null;
  readonly align: string;
  /** The kind of the paragraph the text belongs to when none is open. */
  readonly place: 'body' | 'cell' | 'item' | 'quote';
};

type Open = {
  kind: Paragraph['kind'];
  classes: string[];
  id: string | undefined;
  runs: Run[];
  dotted: boolean;
};

/** A list that was made from Word's dotted paragraphs, still growing. */
type Flow = { readonly parts: Part[]; open: Open | null; dots: List | null };

const markOfTag: Readonly<Record<string, Mark>> = {
  strong: 'strong',
  b: 'strong',
  em: 'em',
  i: 'em',
  u: 'u',
  ins: 'u',
  s: 's',
  strike: 's',
  del: 's',
  sub: 'sub',
  sup: 'sup',
};
const kindOfTag: Readonly<Record<string, Paragraph['kind']>> = {
  h1: 'h2',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h4',
  h6: 'h4',
};
const blockTags = new Set(
  'p div section article header footer main aside center address pre dl dt dd details summary figcaption caption li tr td th thead tbody tfoot nav form fieldset'.split(
    ' ',
  ),
);
const fileSource = /^file:([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

const isElement = (node: AnyNode): node is Element =>
  node.type === 'tag' || node.type === 'script' || node.type === 'style';

/** The parts of a body. */
export function gatherParts(nodes: readonly AnyNode[]): Part[] {
  return flowOf(nodes, { marks: [], href: null, align: '', place: 'body' });
}

function flowOf(nodes: readonly AnyNode[], inherited: Inherited): Part[] {
  const flow: Flow = { parts: [], open: null, dots: null };
  for (const node of nodes) walk(node, inherited, flow);
  endParagraph(flow, inherited.place);
  return flow.parts;
}

function walk(node: AnyNode, inherited: Inherited, flow: Flow): void {
  if (node.type === 'text') addText(node.data, inherited, flow);
  if (!isElement(node) || isUnseen(node.name, node.attribs)) return;
  const { name, attribs } = node;
  const place = inherited.place;
  if (name === 'br') flow.open?.runs.push({ kind: 'break' });
  else if (name === 'hr') push(flow, place, place === 'body' ? { kind: 'hr', id: idOf(node) } : null);
  else if (name === 'img' || name === 'video') push(flow, place, mediaOf(node));
  else if (name === 'figure') push(flow, place, ...figureOf(node, inherited));
  else if (name === 'ul' || name === 'ol') push(flow, place, listOf(node, name, inherited));
  else if (name === 'table') push(flow, place, ...tableOf(node, inherited));
  else if (name === 'blockquote') push(flow, place, ...quoteOf(node, inherited));
  else if (blockTags.has(name) || kindOfTag[name]) walkBlock(node, inherited, flow);
  else if (isListLabel(attribs)) addLabel(node, inherited, flow);
  else for (const child of node.children) walk(child, inlineOf(node, inherited), flow);
}

/** A block of text: what was open ends, what follows stands for itself. */
function walkBlock(node: Element, inherited: Inherited, flow: Flow): void {
  const { place } = inherited;
  endParagraph(flow, place);
  const align = alignmentOf(node.attribs) ?? inherited.align;
  const own: Inherited = { ...inherited, align, marks: [...inherited.marks, ...marksOf(node.attribs)] };
  const kind = place === 'body' ? (kindOfTag[node.name] ?? 'p') : 'p';
  const indent = isIndented(node.attribs) && place === 'body' && kind === 'p' && align !== 'align-center';
  const classes = [align, indent && !isListParagraph(node.attribs) ? 'indent' : ''].filter(
    (name) => name !== '',
  );
  flow.open = { kind, classes, id: idOf(node), runs: [], dotted: false };
  for (const child of node.children) walk(child, own, flow);
  endParagraph(flow, place);
}

function inlineOf({ name, attribs, children: _ }: Element, inherited: Inherited): Inherited {
  const tagged = markOfTag[name];
  const own = tagged && !(tagged === 'strong' && isNotBold(attribs)) ? [tagged] : [];
  const kept = isNotBold(attribs) ? inherited.marks.filter((mark) => mark !== 'strong') : inherited.marks;
  const href = name === 'a' ? (safeLink(attribs.href ?? '') ?? inherited.href) : inherited.href;
  return { ...inherited, href, marks: [...kept, ...own, ...marksOf(attribs)] };
}

function addText(text: string, inherited: Inherited, flow: Flow): void {
  if (flow.open === null) {
    if (text.trim() === '') return;
    const classes = inherited.align === '' ? [] : [inherited.align];
    flow.open = { kind: 'p', classes, id: undefined, runs: [], dotted: false };
  }
  const heavy = flow.open.kind !== 'p';
  const marks = orderedMarks(inherited.marks, inherited.href).filter((mark) => !(heavy && mark === 'strong'));
  flow.open.runs.push({ kind: 'text', text, marks, href: inherited.href });
}

const textOf = (node: AnyNode): string =>
  node.type === 'text' ? node.data : isElement(node) ? node.children.map(textOf).join('') : '';

/** Word's list label: a number is text of the paragraph, a dot makes it an item of a list. */
function addLabel(node: Element, inherited: Inherited, flow: Flow): void {
  const label = textOf(node).replace(/[\s\u00a0]+/g, '');
  if (/[\p{L}\p{N}]/u.test(label) && !/^[lnuqØvüo§]$/u.test(label)) addText(label, inherited, flow);
  else if (flow.open) flow.open.dotted = true;
}

function endParagraph(flow: Flow, place: Inherited['place']): void {
  const { open } = flow;
  flow.open = null;
  if (open === null) return;
  const runs = tidyRuns(open.runs);
  if (runs.length === 0) return;
  if (open.dotted) {
    addDot(flow, { kind: 'p', classes: [], runs });
    return;
  }
  const movesIn = place === 'body' && open.kind === 'p' && beginsMovedIn(open.runs);
  const canMove =
    movesIn &&
    !open.classes.some((name) => name === 'indent' || name === 'align-center' || name === 'align-right');
  const classes = canMove ? [...open.classes, 'indent'] : open.classes;
  push(flow, place, { kind: open.kind, classes, runs, id: open.id });
}

function addDot(flow: Flow, paragraph: Paragraph): void {
  const items = [...(flow.dots?.items ?? []), [paragraph]];
  const list: List = { kind: 'ul', items };
  if (flow.dots !== null && flow.parts.at(-1) === flow.dots) flow.parts.pop();
  flow.parts.push(list);
  flow.dots = list;
}

function push(flow: Flow, place: Inherited['place'], ...parts: readonly (Part | null)[]): void {
  if (flow.open !== null) {
    const { kind, classes, id } = flow.open;
    endParagraph(flow, place);
    flow.open = {
      kind,
      classes,
      id: flow.parts.some((part) => part.id === id) ? undefined : id,
      runs: [],
      dotted: false,
    };
  }
  for (const part of parts) if (part !== null) flow.parts.push(part);
  if (parts.some((part) => part !== null)) flow.dots = null;
}

const idOf = ({ attribs }: Element): string | undefined =>
  /^[a-z0-9]{6,20}$/.test(attribs['data-block'] ?? '') ? attribs['data-block'] : undefined;

const pixels = (text: string | undefined): number | null =>
  /^[1-9]\d{0,3}$/.test(text ?? '') ? Number(text) : null;

function mediaOf(node: Element): Media | null {
  const file = fileSource.exec(node.attribs.src ?? '')?.[1];
  if (file === undefined) return null;
  const [said] = tidyRuns([{ kind: 'text', text: node.attribs.alt ?? '', marks: [], href: null }]);
  const alt = said?.kind === 'text' ? said.text.slice(0, 300).toWellFormed().trimEnd() : '';
  const kind = node.name === 'video' ? 'video' : 'img';
  return {
    ...{ kind, file, alt: kind === 'img' ? alt : '', id: idOf(node) },
    ...{ width: pixels(node.attribs.width), height: pixels(node.attribs.height) },
  };
}

const runsIn = (nodes: readonly AnyNode[], inherited: Inherited): Run[] =>
  tidyRuns(
    flowOf(nodes, { ...inherited, align: '', place: 'cell' }).flatMap((part, at): Run[] => [
      ...(at > 0 ? [{ kind: 'break' } as const] : []),
      ...(part.kind === 'p' ? part.runs : []),
    ]),
  );

const elementsIn = (node: Element, ...names: readonly string[]): Element[] =>
  node.children.filter((child): child is Element => isElement(child) && names.includes(child.name));

/** A picture with its caption; without one or the other, what there is of it. */
function figureOf(node: Element, inherited: Inherited): Part[] {
  const [captionNode] = elementsIn(node, 'figcaption');
  const parts = flowOf(
    node.children.filter((child) => child !== captionNode),
    { ...inherited, align: '' },
  );
  const caption = captionNode ? runsIn(captionNode.children, inherited) : [];
  const [only] = parts;
  if (parts.length === 1 && only && (only.kind === 'img' || only.kind === 'video')) {
    if (caption.length === 0) return [{ ...only, id: idOf(node) ?? only.id }];
    return [{ kind: 'figure', media: { ...only, id: undefined }, caption, id: idOf(node) }];
  }
  return caption.length === 0 ? parts : [...parts, { kind: 'p', classes: [], runs: caption }];
}

function listOf(node: Element, kind: 'ul' | 'ol', inherited: Inherited): List | null {
  const own: Inherited = { ...inherited, align: '', place: 'item' };
  const items = node.children.map((child) =>
    isElement(child) && child.name === 'li' && !isUnseen(child.name, child.attribs)
      ? flowOf(child.children, own)
      : flowOf([child], own),
  );
  const full = items.filter((parts) => parts.length > 0);
  return full.length === 0 ? null : { kind, items: full, id: idOf(node) };
}

function quoteOf(node: Element, inherited: Inherited): Part[] {
  if (inherited.place !== 'body') return flowOf(node.children, inherited);
  const parts = flowOf(node.children, { ...inherited, align: '', place: 'quote' });
  return parts.length === 0 ? [] : [{ kind: 'blockquote', parts, id: idOf(node) }];
}

const span = (text: string | undefined): number => {
  const wish = /^\s*(\d{1,3})\s*$/.exec(text ?? '')?.[1];
  return Math.max(1, Math.min(200, Number(wish ?? 1)));
};

function cellOf(node: Element, inherited: Inherited): Cell {
  const align = alignmentOf(node.attribs) ?? '';
  const marks = node.name === 'th' ? inherited.marks.filter((mark) => mark !== 'strong') : inherited.marks;
  const own: Inherited = { ...inherited, align, marks: [...marks, ...marksOf(node.attribs)], place: 'cell' };
  const head = node.name === 'th';
  const parts = flowOf(node.children, own).map((part) => (head ? lightened(part) : part));
  return { head, columns: span(node.attribs.colspan), rows: span(node.attribs.rowspan), parts };
}

/** Head cells are bold by themselves. */
function lightened(part: Part): Part {
  if (part.kind !== 'p') return part;
  const runs = part.runs.map((run) =>
    run.kind === 'text' ? { ...run, marks: run.marks.filter((mark) => mark !== 'strong') } : run,
  );
  return { ...part, runs: tidyRuns(runs) };
}

/** A table of ours; inside a cell, a list or a quotation its rows become lines. */
function tableOf(node: Element, inherited: Inherited): Part[] {
  const [captionNode] = elementsIn(node, 'caption');
  const rowNodes = node.children.flatMap((child) =>
    isElement(child) && ['thead', 'tbody', 'tfoot'].includes(child.name) ? child.children : [child],
  );
  const trs = rowNodes.filter((child): child is Element => isElement(child) && child.name === 'tr');
  const unseen = ({ name, attribs }: Element) => isUnseen(name, attribs);
  const rows = trs
    .filter((row) => !unseen(row))
    .map((row) =>
      elementsIn(row, 'td', 'th')
        .filter((cell) => !unseen(cell))
        .map((cell) => cellOf(cell, { ...inherited, align: '' })),
    )
    .filter((cells) => cells.length > 0);
  const strays = rowNodes.filter(
    (child) => !(isElement(child) && ['tr', 'caption', 'col', 'colgroup'].includes(child.name)),
  );
  const around = flowOf(strays, inherited);
  const caption = captionNode ? runsIn(captionNode.children, inherited) : [];
  if (rows.every((cells) => cells.every(({ parts }) => parts.length === 0))) {
    return caption.length === 0 ? around : [...around, { kind: 'p', classes: [], runs: caption }];
  }
  const table: TablePart = { kind: 'table', caption, rows, id: idOf(node) };
  return [...around, ...(inherited.place === 'body' ? [table] : linesOf(table))];
}
