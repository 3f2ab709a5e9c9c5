/** What an open index holds, and what is done to it: documents put and removed, segments written, joined and dropped. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { IndexedDocument } from './document.ts';
import { createLive, type LiveSegment } from './live.ts';
import { LAYOUT, readManifest, writeManifest } from './manifest.ts';
import { mergeSegments, type SegmentPlace } from './merge.ts';
import { decodeRecord } from './record.ts';
import { createRun } from './run.ts';
import type { Shelf } from './searching.ts';
import { openSegment, type Segment } from './segment.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

export type Positions = Readonly<Record<string, number>>;

export type HeldSegment = {
  readonly name: string;
  readonly segment: Segment;
  readonly deleted: Uint8Array;
  gone: number;
};
type Place = { readonly held: HeldSegment | null; readonly number: number };

export type Holdings = {
  readonly folder: string;
  vocabulary: Vocabulary;
  positions: Positions;
  builtAt: string;
  held: HeldSegment[];
  live: LiveSegment;
  liveDeleted: Uint8Array;
  places: Map<string, Place>;
  /** The keys that changed since a rebuild began; null when none is under way. */
  changed: Set<string> | null;
};

/** This many small segments are made one. */
const MOST_SMALL = 8;
const SMALL = 20_000;

/** A folder name nobody has, in this program or in the thread that builds. */
export const freshName = (): string => `segment-${randomUUID()}`;

/** What the manifest of a folder names. */
export function openHoldings(folder: string): Holdings {
  const manifest = readManifest(folder);
  const vocabulary = createVocabulary(manifest?.vocabulary);
  const held = (manifest?.segments ?? []).map((saved) => openHeld(folder, saved));
  return {
    folder,
    vocabulary,
    positions: manifest?.positions ?? {},
    builtAt: manifest?.builtAt ?? '',
    held,
    live: createLive(vocabulary),
    liveDeleted: new Uint8Array(64),
    places: placesOf(held),
    changed: null,
  };
}

/** Opens a segment of which these documents are gone. */
export function openHeld(
  folder: string,
  saved: { readonly name: string; readonly count: number; readonly deleted: readonly number[] },
): HeldSegment {
  const deleted = new Uint8Array(saved.count);
  for (const number of saved.deleted) deleted[number] = 1;
  const segment = openSegment(join(folder, saved.name), saved.count);
  return { name: saved.name, segment, deleted, gone: saved.deleted.length };
}

/** Where each document is; of a segment in the order of its keys. */
export function placesOf(held: readonly HeldSegment[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const one of held)
    for (const [number, key] of one.segment.keys().entries())
      if (one.deleted[number] === 0) places.set(key, { held: one, number });
  return places;
}

/** The same for segments of which nothing is deleted, letting others have their turn between slices. */
export async function placesInSlices(held: readonly HeldSegment[]): Promise<Map<string, Place>> {
  const places = new Map<string, Place>();
  for (const one of held) {
    const keys = one.segment.keys();
    for (let number = 0; number < keys.length; number += 1) {
      places.set(keys[number] as string, { held: one, number });
      if (number % SLICE === SLICE - 1) await new Promise<void>((next) => setImmediate(next));
    }
  }
  return places;
}

const SLICE = 10_000;

/** All segments, the newest documents last. */
export const shelvesOf = ({ held, live, liveDeleted }: Holdings): Shelf[] => [
  ...held.map(({ segment, deleted, gone }) => ({ segment, deleted: gone > 0 ? deleted : null })),
  { segment: live, deleted: liveDeleted },
];

export function getDocument({ places, live }: Holdings, key: string): IndexedDocument | null {
  const place = places.get(key);
  return place ? decodeRecord((place.held?.segment ?? live).record(place.number)) : null;
}

export function removeDocument(holdings: Holdings, key: string): void {
  holdings.changed?.add(key);
  const place = holdings.places.get(key);
  if (!place) return;
  if (place.held) {
    place.held.deleted[place.number] = 1;
    place.held.gone += 1;
  } else holdings.liveDeleted[place.number] = 1;
  holdings.places.delete(key);
}

export function putDocument(holdings: Holdings, document: IndexedDocument): void {
  removeDocument(holdings, document.key);
  const number = holdings.live.add(document);
  if (number >= holdings.liveDeleted.length) {
    const longer = new Uint8Array(holdings.liveDeleted.length * 2);
    longer.set(holdings.liveDeleted);
    holdings.liveDeleted = longer;
  }
  holdings.places.set(document.key, { held: null, number });
}

/** Writes the newest documents as a segment; the manifest does not name it yet. */
export function flushLive(holdings: Holdings): void {
  const { folder, live, liveDeleted, vocabulary } = holdings;
  const kept = live.documents().filter((_, number) => liveDeleted[number] === 0);
  if (kept.length > 0) {
    const name = freshName();
    const run = createRun(join(folder, name), vocabulary);
    for (const document of kept) run.add(document);
    run.finish();
    const made = openHeld(folder, { name, count: kept.length, deleted: [] });
    holdings.held.push(made);
    for (const [number, { key }] of kept.entries()) holdings.places.set(key, { held: made, number });
  }
  holdings.live = createLive(vocabulary);
  holdings.liveDeleted = new Uint8Array(64);
}

/** Makes one segment of many small ones; returns those that are to be dropped once the manifest is written. */
export function joinSmall(holdings: Holdings): HeldSegment[] {
  const { folder } = holdings;
  const small = holdings.held.filter(({ segment }) => segment.count() < SMALL);
  if (small.length <= MOST_SMALL) return [];
  const name = freshName();
  const places: SegmentPlace[] = small.map((one) => ({
    folder: join(folder, one.name),
    count: one.segment.count(),
  }));
  const count = mergeSegments(places, join(folder, name));
  const gone: number[] = [];
  let base = 0;
  for (const { segment, deleted } of small) {
    for (const [number, isGone] of deleted.entries()) if (isGone === 1) gone.push(base + number);
    base += segment.count();
  }
  const made = openHeld(folder, { name, count, deleted: gone });
  holdings.held = [...holdings.held.filter((one) => !small.includes(one)), made];
  for (const [key, place] of placesOf([made])) holdings.places.set(key, place);
  return small;
}

/** Names everything in the manifest: from here on it lasts. */
export const saveHoldings = ({ folder, held, vocabulary, positions, builtAt }: Holdings): void =>
  writeManifest(folder, {
    layout: LAYOUT,
    segments: held.map(({ name, segment, deleted }) => ({
      name,
      count: segment.count(),
      deleted: [...deleted.keys()].filter((number) => deleted[number] === 1),
    })),
    vocabulary: vocabulary.saved(),
    positions,
    builtAt,
  });

/** Closes segments and removes their files. */
export function dropSegments({ folder }: Holdings, old: readonly HeldSegment[]): void {
  for (const { segment, name } of old) {
    segment.close();
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
