/** Finds in the editor's document what a check or a reviewer named by unit and offsets. */
import type { Node } from '@tiptap/pm/model';

/** A finding, as far as its place goes. `text`: what the unit said when it was found; null when not known. */
export type Spot = {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  readonly quote: string;
  readonly text: string | null;
};

export type Range = { readonly from: number; readonly to: number; readonly exact: boolean };

type Letter = { readonly letter: string; readonly at: number };

/** The letters of a block with their places; white space between its paragraphs does not count. */
export function lettersOf(block: Node, start: number): Letter[] {
  const letters: Letter[] = [];
  block.descendants((node, offset) => {
    const text = node.isText ? (node.text ?? '') : '';
    for (let index = 0; index < text.length; index += 1) {
      const letter = text.charAt(index);
      if (/\S/.test(letter)) letters.push({ letter, at: start + 1 + offset + index });
    }
  });
  return letters;
}

const solid = (text: string): string => text.replace(/\s/g, '');

/** Masked personal information reads 「4107**********1234」: what is hidden may be anything. */
export function patternOf(quote: string): RegExp | null {
  const parts = solid(quote)
    .split(/[*＊•…]+/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  if (parts.join('').length < 1) return null;
  return new RegExp(parts.join('.{1,30}?'), 'g');
}

const rangeOf = (letters: readonly Letter[], from: number, count: number): Range | null => {
  const [first, last] = [letters[from], letters[from + Math.max(1, count) - 1]];
  return first && last ? { from: first.at, to: last.at + 1, exact: true } : null;
};

/** By the unit's own text, when the block still says just that. */
function byOffsets(letters: readonly Letter[], { text, from, to }: Spot): Range | null {
  if (text === null) return null;
  const said = letters.map(({ letter }) => letter).join('');
  if (solid(text) !== said) return null;
  return rangeOf(letters, solid(text.slice(0, from)).length, solid(text.slice(from, to)).length);
}

/** By the quoted words, the nearest to where they stood. */
function byQuote(letters: readonly Letter[], { quote, from }: Spot): Range | null {
  const pattern = patternOf(quote);
  if (!pattern) return null;
  const said = letters.map(({ letter }) => letter).join('');
  const found = [...said.matchAll(pattern)].sort(
    (one, other) => Math.abs(one.index - from) - Math.abs(other.index - from),
  )[0];
  return found ? rangeOf(letters, found.index, found[0].length) : null;
}

/** Where it stands; the whole block when its words are not found in it; null when there is no such block. */
export function rangeFor(doc: Node, spot: Spot): Range | null {
  const [sort, id = ''] = spot.unit.split(/:(.*)/);
  let found: Range | null = null;
  doc.forEach((block, at) => {
    if (found) return;
    if (sort === 'block' && block.attrs.block === id) {
      const letters = lettersOf(block, at);
      found = byOffsets(letters, spot) ??
        byQuote(letters, spot) ?? { from: at, to: at + block.nodeSize, exact: false };
    }
    if (sort === 'file') found = pictureIn(block, at, id);
  });
  if (found || sort !== 'block') return found;
  return inAnyBlock(doc, spot);
}

/** A new block has no id here yet: the first block that says the quoted words. */
function inAnyBlock(doc: Node, spot: Spot): Range | null {
  let found: Range | null = null;
  doc.forEach((block, at) => {
    found ??= solid(spot.quote).length > 1 ? byQuote(lettersOf(block, at), spot) : null;
  });
  return found;
}

function pictureIn(block: Node, at: number, id: string): Range | null {
  const shows = (node: Node) => typeof node.attrs.src === 'string' && node.attrs.src.endsWith(id);
  if (shows(block)) return { from: at, to: at + block.nodeSize, exact: false };
  let found: Range | null = null;
  block.descendants((node, offset) => {
    if (!found && shows(node))
      found = { from: at + 1 + offset, to: at + 1 + offset + node.nodeSize, exact: false };
  });
  return found;
}

/** 「正文第3段」 of a block's unit. */
export function labelOf(doc: Node, unit: string): string | null {
  let label: string | null = null;
  doc.forEach((block, _, index) => {
    if (unit === `block:${block.attrs.block}`) label = `正文第${index + 1}段`;
  });
  return label;
}
