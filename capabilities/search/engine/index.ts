/**
 * The index of everything that can be searched: segments that never change on the disk, the newest documents in memory,
 * and which documents are gone. What is put or removed shows in the next search; `commit` makes it last. It is derived:
 * lost or of an old layout, it is built again from the stores.
 */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Narrowing } from './admission.ts';
import type { IndexedDocument } from './document.ts';
import {
  dropSegments,
  flushLive,
  getDocument,
  type Holdings,
  joinSmall,
  openHeld,
  openHoldings,
  type Positions,
  placesInSlices,
  putDocument,
  removeDocument,
  saveHoldings,
  shelvesOf,
} from './holdings.ts';
import { createLive } from './live.ts';
import { countWithAll, hasAll, isTitle, titlesWith } from './matching.ts';
import { type Findings, searchShelves, type Wish } from './searching.ts';
import type { Vocabulary } from './vocabulary.ts';

export { type ColumnName, columnNames, type IndexedDocument, type TextPart } from './document.ts';
export type { Positions } from './holdings.ts';
export type { Marked, Passage } from './passage.ts';
export type { FacetCount, Findings, Found } from './searching.ts';

export type SearchIndex = {
  /** Puts a document, in place of the one that has its key. */
  readonly put: (document: IndexedDocument) => void;
  /** Takes a document out; from here on no search sees it. */
  readonly remove: (key: string) => void;
  readonly has: (key: string) => boolean;
  /** The document under a key, as it was put; null when there is none. */
  readonly get: (key: string) => IndexedDocument | null;
  /** The keys that begin with these words. */
  readonly keysOf: (prefix: string) => string[];
  readonly count: () => number;
  readonly search: (wish: Wish) => Findings;
  /** How many documents of the narrowing have all words of a text; of very many about how many. */
  readonly countWithAll: (text: string, narrowing: Narrowing) => number;
  /** Whether any document has all words of a text. */
  readonly hasAll: (text: string, narrowing: Narrowing) => boolean;
  /** Whether a title has a text in it as it stands. */
  readonly isTitle: (text: string, narrowing: Narrowing) => boolean;
  /** Titles that have the text as it stands, the best 60 at most: in force before not, then the newest first. */
  readonly titlesWith: (text: string, narrowing: Narrowing) => string[];
  readonly vocabulary: () => Vocabulary;
  /** How many documents have a term of the text; for corrections. */
  readonly frequency: (code: number) => number;
  /** In how many documents `first` is followed by another character. */
  readonly following: (first: number) => (second: number) => number;
  /** Writes everything to the disk together with how far the journals were followed. */
  readonly commit: (positions: Positions) => void;
  readonly positions: () => Positions;
  readonly builtAt: () => string;
  /** From here on it is noted what changes, for `replace`. */
  readonly watch: () => void;
  /** Puts what a rebuild wrote in the place of everything, and on top what changed since `watch`. */
  readonly replace: (built: Built) => Promise<void>;
  readonly close: () => void;
};

/** What a rebuild leaves: a segment folder below the index folder, and the vocabulary it was written with. */
export type Built = {
  readonly segments: readonly { readonly name: string; readonly count: number }[];
  readonly vocabulary: Vocabulary;
  readonly positions: Positions;
  readonly builtAt: string;
};

/** Opens the index in `folder`, which it makes if need be. One program at a time. */
export function openIndex(folder: string): SearchIndex {
  mkdirSync(folder, { recursive: true });
  const holdings = openHoldings(folder);
  sweep(holdings);
  return {
    put: (document) => putDocument(holdings, document),
    remove: (key) => removeDocument(holdings, key),
    has: (key) => holdings.places.has(key),
    get: (key) => getDocument(holdings, key),
    keysOf: (prefix) => [...holdings.places.keys()].filter((key) => key.startsWith(prefix)),
    count: () => holdings.places.size,
    search: (wish) => searchShelves(shelvesOf(holdings), holdings.vocabulary, wish),
    countWithAll: (text, narrowing) => countWithAll(shelvesOf(holdings), text, narrowing),
    hasAll: (text, narrowing) => hasAll(shelvesOf(holdings), text, narrowing),
    isTitle: (text, narrowing) => isTitle(shelvesOf(holdings), text, narrowing),
    titlesWith: (text, narrowing) => titlesWith(shelvesOf(holdings), text, narrowing),
    vocabulary: () => holdings.vocabulary,
    frequency: (code) => shelvesOf(holdings).reduce((sum, { segment }) => sum + segment.frequency(code), 0),
    following: (first) => following(holdings, first),
    commit: (reached) => {
      flushLive(holdings);
      const old = joinSmall(holdings);
      holdings.positions = reached;
      saveHoldings(holdings);
      dropSegments(holdings, old);
    },
    positions: () => holdings.positions,
    builtAt: () => holdings.builtAt,
    watch: () => {
      holdings.changed = new Set();
    },
    replace: (built) => replaceAll(holdings, built),
    close: () => {
      for (const { segment } of holdings.held) segment.close();
    },
  };
}

function following(holdings: Holdings, first: number): (second: number) => number {
  const each = shelvesOf(holdings).map(({ segment }) => segment.following(first));
  return (second) => each.reduce((sum, one) => sum + one(second), 0);
}

/** Opens what was built a slice at a time, while questions are answered from what is there; then changes over at once. */
async function replaceAll(holdings: Holdings, built: Built): Promise<void> {
  const made = built.segments.map((one) => openHeld(holdings.folder, { ...one, deleted: [] }));
  const places = await placesInSlices(made);
  const old = holdings.held;
  const newer = [...(holdings.changed ?? [])].map((key) => ({ key, document: getDocument(holdings, key) }));
  holdings.changed = null;
  holdings.vocabulary = built.vocabulary;
  holdings.positions = built.positions;
  holdings.builtAt = built.builtAt;
  holdings.held = made;
  holdings.live = createLive(built.vocabulary);
  holdings.liveDeleted = new Uint8Array(64);
  holdings.places = places;
  for (const { key, document } of newer) {
    if (document) putDocument(holdings, document);
    else removeDocument(holdings, key);
  }
  flushLive(holdings);
  saveHoldings(holdings);
  dropSegments(holdings, old);
}

/** Removes what a program that died while writing left behind. */
function sweep({ folder, held }: Holdings): void {
  const known = new Set(held.map(({ name }) => name));
  for (const name of readdirSync(folder))
    if (name.startsWith('segment-') && !known.has(name))
      rmSync(join(folder, name), { recursive: true, force: true });
}
