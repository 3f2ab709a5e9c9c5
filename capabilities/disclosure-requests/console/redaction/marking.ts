/** Marks on the screen: made, moved, given a ground, taken back. Pure. */
import type { LayoutData, MarkData, PlacedData } from '../../contract-release.ts';

export type Ground = MarkData['ground'];
export type Area = Extract<MarkData, { what: 'area' }>['area'];
type Place<M> = M extends MarkData ? Omit<M, 'id' | 'ground'> : never;
/** A mark without its id and ground. */
export type NewPlace = Place<MarkData>;

const same = (one: NewPlace | MarkData, other: NewPlace | MarkData): boolean => {
  if (one.what === 'everywhere' && other.what === 'everywhere') return one.text.trim() === other.text.trim();
  if (one.what === 'passage' && other.what === 'passage')
    return one.passage === other.passage && one.from === other.from && one.to === other.to;
  if (one.what === 'area' && other.what === 'area')
    return one.page === other.page && sameArea(one.area, other.area);
  return (
    one.what === 'picture' &&
    other.what === 'picture' &&
    one.part === other.part &&
    sameArea(one.area, other.area)
  );
};

const sameArea = (one: Area, other: Area): boolean =>
  one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;

/** The mark at this place, if there is one. */
export const markAt = (marks: readonly MarkData[], place: NewPlace): MarkData | undefined =>
  marks.find((mark) => same(mark, place));

/** The marks with one more; the same place is marked once. */
export function withMark(
  marks: readonly MarkData[],
  place: NewPlace,
  { id, ground }: { readonly id: string; readonly ground: Ground },
): MarkData[] {
  if (markAt(marks, place)) return [...marks];
  return [...marks, { ...place, id, ground } as MarkData];
}

/** The marks, one of them changed. */
export const changed = (
  marks: readonly MarkData[],
  id: string,
  changes: Partial<Pick<MarkData, 'ground' | 'mayStandElsewhere'>> & { readonly area?: Area },
): MarkData[] => marks.map((mark) => (mark.id === id ? ({ ...mark, ...changes } as MarkData) : mark));

/** Smaller than this (of a page) is a slip of the mouse. */
const SMALLEST = 0.004;

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** The area between two points of a page; null when it is too small to be meant. */
export function areaBetween(
  one: { readonly x: number; readonly y: number },
  other: { readonly x: number; readonly y: number },
): Area | null {
  const x = within(Math.min(one.x, other.x));
  const y = within(Math.min(one.y, other.y));
  const width = within(Math.max(one.x, other.x)) - x;
  const height = within(Math.max(one.y, other.y)) - y;
  return width < SMALLEST || height < SMALLEST ? null : { x, y, width, height };
}

const STEP = 0.005;
const moves: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
};

/** The area after an arrow key: moved, or with `resize` made larger or smaller; null for any other key. */
export function afterKey(area: Area, key: string, resize: boolean): Area | null {
  const [x, y] = moves[key] ?? [0, 0];
  if (x === 0 && y === 0) return null;
  if (resize)
    return {
      ...area,
      width: Math.min(1 - area.x, Math.max(STEP, area.width + x)),
      height: Math.min(1 - area.y, Math.max(STEP, area.height + y)),
    };
  return {
    ...area,
    x: Math.min(1 - area.width, Math.max(0, area.x + x)),
    y: Math.min(1 - area.height, Math.max(0, area.y + y)),
  };
}

/** Where a mark stands, in words; never longer than a line. */
export function placeOf(mark: MarkData, layout: LayoutData | undefined): string {
  if (mark.what === 'everywhere') return `处处遮盖“${mark.text}”`;
  if (mark.what === 'area') return layout && layout.pages.length > 1 ? `第${mark.page + 1}页的区域` : '区域';
  if (mark.what === 'picture') {
    const index = layout?.pictures.findIndex(({ part }) => part === mark.part) ?? -1;
    return `第${index + 1}张图片的区域`;
  }
  const passage = layout?.passages.find(({ id }) => id === mark.passage);
  const words = passage?.text.slice(mark.from, mark.to) ?? '';
  return `${passage?.where ?? ''}：${words.length > 20 ? `${words.slice(0, 20)}…` : words}`;
}

type Piece = { readonly text: string; readonly marked: boolean; readonly from: number };

/** A passage in pieces, those that will be masked told apart. */
export function piecesOf(
  text: string,
  ranges: readonly { readonly from: number; readonly to: number }[],
): Piece[] {
  const marked = new Uint8Array(text.length);
  for (const { from, to } of ranges) marked.fill(1, from, to);
  const pieces: Piece[] = [];
  let from = 0;
  for (let at = 1; at <= text.length; at += 1)
    if (at === text.length || marked[at] !== marked[from]) {
      pieces.push({ text: text.slice(from, at), marked: marked[from] === 1, from });
      from = at;
    }
  return pieces;
}

export const areasOn = (places: readonly PlacedData[], page: number) =>
  places.flatMap((place) => ('page' in place && place.page === page ? [place] : []));
export const rangesIn = (places: readonly PlacedData[], passage: string) =>
  places.flatMap((place) => ('passage' in place && place.passage === passage ? [place] : []));
