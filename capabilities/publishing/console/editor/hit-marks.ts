/** Marks in the text what the checks found, and what the reviewer remarked; drawn over the text, never part of it. */
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export type Place = {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly look: 'serious' | 'advice' | 'remark';
  readonly title: string;
};

export const hitMarks = new PluginKey<DecorationSet>('hit-marks');

const decorate = (doc: Node, places: readonly Place[]): DecorationSet =>
  DecorationSet.create(
    doc,
    places.map(({ key, from, to, look, title }) => {
      const attributes = { class: `hit is-${look}`, title, 'data-hit': key };
      const node = doc.nodeAt(from);
      return node && !node.isText && from + node.nodeSize === to
        ? Decoration.node(from, to, attributes, { key })
        : Decoration.inline(from, to, attributes, { key });
    }),
  );

export const HitMarks = Extension.create({
  name: 'hitMarks',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key: hitMarks,
        state: {
          init: () => DecorationSet.empty,
          apply(transaction, marks) {
            const places: readonly Place[] | undefined = transaction.getMeta(hitMarks);
            if (places) return decorate(transaction.doc, places);
            return transaction.docChanged ? marks.map(transaction.mapping, transaction.doc) : marks;
          },
        },
        props: {
          decorations(state) {
            return hitMarks.getState(state);
          },
        },
      }),
    ];
  },
});
