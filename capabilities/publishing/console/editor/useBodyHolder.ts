/** The editor as the holder of the body: what it sends, how it takes over the server's ids, where findings stand in it. */
import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Selection, TextSelection } from '@tiptap/pm/state';
import type { BodyHolder } from '../work/desk.ts';
import { type Origins, pairBlocks, readBody, writeBody } from './body.ts';
import { hitMarks, type Place } from './hit-marks.ts';
import { labelOf, rangeFor, type Spot } from './places.ts';

/** A finding to be drawn in the text. */
export type Drawn = Omit<Place, 'from' | 'to'> & { readonly spot: Spot };

export type EditorHandle = BodyHolder & {
  /** Moves to the place and selects it; false when it is not in the body. */
  readonly jumpTo: (spot: Spot) => boolean;
  /** Puts other words in its place; false when it is not found word for word. */
  readonly replace: (spot: Spot, words: string) => boolean;
  readonly draw: (findings: readonly Drawn[]) => void;
  readonly label: (unit: string) => string | null;
};

/** Marks transactions that are not the author's. */
export const ours = 'not-typed';

const topOf = (doc: Node): Node[] => {
  const nodes: Node[] = [];
  doc.forEach((node) => {
    nodes.push(node);
  });
  return nodes;
};

/** Gives the blocks that were sent the ids the server keeps them under. */
function takeIds(editor: Editor, origins: Origins, sent: readonly Node[], kept: readonly Node[]): void {
  const pairs = pairBlocks(sent, kept);
  const { tr, doc } = editor.state;
  doc.forEach((node, at) => {
    const match = pairs.get(node);
    if (match && match.attrs.block !== node.attrs.block) tr.setNodeAttribute(at, 'block', match.attrs.block);
  });
  const matches = topOf(doc).map((node) => pairs.get(node));
  if (tr.docChanged) editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta(ours, true));
  topOf(editor.state.doc).forEach((node, index) => {
    const match = matches[index];
    const origin = match && node.eq(match) ? origins.get(match) : undefined;
    if (origin !== undefined) origins.set(node, origin);
  });
}

function jump(editor: Editor, spot: Spot): boolean {
  const range = rangeFor(editor.state.doc, spot);
  if (!range) return false;
  const { tr, doc } = editor.state;
  const selection = range.exact
    ? TextSelection.create(doc, range.from, range.to)
    : TextSelection.near(doc.resolve(Math.min(range.from + 1, doc.content.size)));
  editor.view.dispatch(tr.setSelection(selection).setMeta(ours, true));
  editor.view.focus();
  const { node } = editor.view.domAtPos(range.from);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
  return true;
}

function replace(editor: Editor, spot: Spot, words: string): boolean {
  const range = rangeFor(editor.state.doc, spot);
  if (!range?.exact) return false;
  const tr = editor.state.tr.insertText(words, range.from, range.to);
  tr.setSelection(TextSelection.create(tr.doc, range.from + words.length));
  editor.view.dispatch(tr);
  return true;
}

/** How long to wait for a Chinese word that is being composed. */
const composing = 400;

export function handleOf(editor: Editor, item: number): EditorHandle {
  const origins: Origins = new WeakMap();
  let wanted: readonly Drawn[] = [];
  const draw = () => {
    if (editor.isDestroyed) return;
    if (editor.view.composing) return void setTimeout(draw, composing);
    const { doc, tr } = editor.state;
    const places = wanted.flatMap(({ spot, ...look }): Place[] => {
      const range = rangeFor(doc, spot);
      return range ? [{ ...look, from: range.from, to: range.to }] : [];
    });
    editor.view.dispatch(tr.setMeta(hitMarks, places).setMeta('addToHistory', false).setMeta(ours, true));
  };
  return {
    send: () => ({ html: writeBody(editor.state.doc, origins), token: topOf(editor.state.doc) }),
    acknowledge: (token, html) => {
      // A word being composed would be torn; the next save brings the ids again.
      if (editor.isDestroyed || editor.view.composing || !Array.isArray(token)) return;
      takeIds(editor, origins, token as Node[], readBody(editor.schema, item, html, origins));
    },
    load: (html) => {
      const { tr, doc, schema } = editor.state;
      tr.replaceWith(0, doc.content.size, readBody(schema, item, html, origins));
      tr.setSelection(Selection.atStart(tr.doc));
      editor.view.dispatch(tr.setMeta('addToHistory', false).setMeta(ours, true));
    },
    jumpTo: (spot) => jump(editor, spot),
    replace: (spot, words) => replace(editor, spot, words),
    draw: (findings) => {
      wanted = findings;
      draw();
    },
    label: (unit) => labelOf(editor.state.doc, unit),
  };
}
