/**
 * What a text may be made of: the same elements the server lets through. Nothing is written as a style attribute;
 * every top-level element keeps the id it was reviewed under.
 */
import { Extension, type Extensions, Mark, mergeAttributes, Node } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { CharacterCount, Placeholder } from '@tiptap/extensions';
import { Plugin } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { HitMarks } from './hit-marks.ts';

const blocks = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'blockquote',
  'table',
  'horizontalRule',
  'figure',
  'video',
];

/** The id of a top-level element: kept through edits, never twice, never below the top. */
const BlockIds = Extension.create({
  name: 'blockIds',
  addGlobalAttributes() {
    return [
      {
        types: blocks,
        attributes: {
          block: {
            default: null,
            keepOnSplit: false,
            parseHTML: (element) => element.getAttribute('data-block'),
            renderHTML: ({ block }) => (block ? { 'data-block': block } : {}),
          },
        },
      },
    ];
  },
  addProseMirrorPlugins() {
    return [
      new Plugin({
        appendTransaction(transactions, _before, { doc, tr }) {
          if (!transactions.some(({ docChanged }) => docChanged)) return null;
          const seen = new Set<string>();
          doc.forEach((top, at) => {
            const id: unknown = top.attrs.block;
            if (typeof id === 'string' && seen.has(id)) tr.setNodeAttribute(at, 'block', null);
            if (typeof id === 'string') seen.add(id);
            if (!top.isTextblock)
              top.descendants((inner, offset) => {
                if (inner.attrs.block) tr.setNodeAttribute(at + 1 + offset, 'block', null);
              });
          });
          return tr.docChanged ? tr : null;
        },
      }),
    ];
  },
});

export const alignments = ['left', 'center', 'right'] as const;
export type Alignment = (typeof alignments)[number];

function alignmentOf(element: HTMLElement): Alignment | null {
  const said =
    [...element.classList].find((name) => name.startsWith('align-'))?.slice(6) ??
    element.getAttribute('align') ??
    element.style.textAlign;
  return alignments.find((one) => one === said) ?? null;
}

const Alignments = Extension.create({
  name: 'alignments',
  addGlobalAttributes() {
    return [
      {
        types: ['paragraph', 'heading'],
        attributes: {
          align: {
            default: null,
            parseHTML: alignmentOf,
            renderHTML: ({ align }) => (align ? { class: `align-${align}` } : {}),
          },
          indent: {
            default: false,
            parseHTML: (element) => element.classList.contains('indent'),
            renderHTML: ({ indent }) => (indent ? { class: 'indent' } : {}),
          },
        },
      },
    ];
  },
});

const mark = (name: string, tag: string) =>
  Mark.create({
    name,
    excludes: 'subscript superscript',
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });

const only = (name: string) => ({
  default: null,
  parseHTML: (element: HTMLElement) => element.getAttribute(name),
});

/** A picture with its alternative text and, where given, a line under it. */
export const Figure = Node.create({
  name: 'figure',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes() {
    const image = (element: HTMLElement) => element.querySelector('img') ?? element;
    const from = (name: string) => ({
      default: null,
      parseHTML: (element: HTMLElement) => image(element).getAttribute(name),
      renderHTML: () => ({}),
    });
    return {
      ...{ src: from('src'), alt: from('alt'), width: from('width'), height: from('height') },
      caption: {
        default: '',
        parseHTML: (element) => element.querySelector('figcaption')?.textContent?.trim() ?? '',
        renderHTML: () => ({}),
      },
    };
  },
  parseHTML() {
    const holdsPicture = (element: HTMLElement) => (element.querySelector('img[src]') ? null : false);
    return [{ tag: 'figure', getAttrs: holdsPicture }, { tag: 'img[src]' }];
  },
  renderHTML({ node, HTMLAttributes }) {
    const { src, alt, width, height, caption } = node.attrs;
    const image = ['img', { src, alt: alt ?? '', ...(width && { width }), ...(height && { height }) }];
    return caption
      ? ['figure', HTMLAttributes, image, ['figcaption', {}, caption]]
      : ['figure', HTMLAttributes, image];
  },
});

export const Video = Node.create({
  name: 'video',
  group: 'block',
  atom: true,
  draggable: true,
  addAttributes: () => ({ src: only('src') }),
  parseHTML: () => [{ tag: 'video[src]' }],
  renderHTML: ({ HTMLAttributes }) => ['video', mergeAttributes(HTMLAttributes, { controls: 'controls' })],
});

/** Without the widths that would be style attributes. */
const PlainTable = Table.extend({
  renderHTML: ({ HTMLAttributes }) => ['table', HTMLAttributes, ['tbody', 0]],
});
const span = (name: 'colspan' | 'rowspan') => ({
  default: 1,
  parseHTML: (element: HTMLElement) => Math.max(1, Number(element.getAttribute(name)) || 1),
  renderHTML: (attributes: Record<string, unknown>) =>
    attributes[name] === 1 ? {} : { [name]: attributes[name] },
});
const cellAttributes = {
  colspan: span('colspan'),
  rowspan: span('rowspan'),
  colwidth: { default: null, rendered: false },
};
const Cell = TableCell.extend({
  addAttributes: () => cellAttributes,
  renderHTML: ({ HTMLAttributes }) => ['td', HTMLAttributes, 0],
});
const HeaderCell = TableHeader.extend({
  addAttributes: () => ({ ...cellAttributes, scope: only('scope') }),
  renderHTML: ({ HTMLAttributes }) => ['th', HTMLAttributes, 0],
});

/** The safe ways out of a page, and addresses within the site. */
export const isSafeLink = (address: string): boolean =>
  /^(https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i.test(address.trim());

const kit = StarterKit.configure({
  code: false,
  codeBlock: false,
  trailingNode: false,
  heading: { levels: [2, 3, 4] },
  undoRedo: { depth: 300 },
  link: {
    openOnClick: false,
    autolink: false,
    linkOnPaste: false,
    HTMLAttributes: { target: null, rel: null, class: null },
    isAllowedUri: isSafeLink,
  },
});

/** Everything the editor knows. `hint`: shown while the text is empty. */
export const extensionsFor = (hint: string): Extensions => [
  kit,
  BlockIds,
  Alignments,
  mark('subscript', 'sub'),
  mark('superscript', 'sup'),
  Figure,
  Video,
  PlainTable.configure({ resizable: false }),
  TableRow,
  Cell,
  HeaderCell,
  CharacterCount,
  Placeholder.configure({ placeholder: hint }),
  HitMarks,
];
