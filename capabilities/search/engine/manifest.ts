/** What says which segments the index is made of: one small file, replaced as a whole, so that it is old or new, never half. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SavedVocabulary } from './vocabulary.ts';

/** Counts up when segments are laid out anew; an index of another layout is built again. */
export const LAYOUT = 5;

export type Manifest = {
  readonly layout: number;
  /** Folders in the order of their documents; `deleted` are the numbers of those that are gone. */
  readonly segments: readonly {
    readonly name: string;
    readonly count: number;
    readonly deleted: readonly number[];
  }[];
  readonly vocabulary: SavedVocabulary;
  /** The last number of each organ's journal that is in these segments. */
  readonly positions: Readonly<Record<string, number>>;
  /** The day the index was last built from the stores as a whole; '' when never. */
  readonly builtAt: string;
};

const nameOf = (folder: string) => join(folder, 'manifest.json');

/** The manifest of an index folder; null when there is none that this program can read. */
export function readManifest(folder: string): Manifest | null {
  if (!existsSync(nameOf(folder))) return null;
  try {
    const manifest = JSON.parse(readFileSync(nameOf(folder), 'utf8')) as Manifest;
    return manifest.layout === LAYOUT ? manifest : null;
  } catch {
    return null;
  }
}

/** Replaces the manifest; it is on the disk when this returns. */
export function writeManifest(folder: string, manifest: Manifest): void {
  const draft = `${nameOf(folder)}.new`;
  writeFileSync(draft, '');
  const file = openSync(draft, 'w');
  writeSync(file, JSON.stringify(manifest));
  fsyncSync(file);
  closeSync(file);
  renameSync(draft, nameOf(folder));
  const directory = openSync(folder, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
