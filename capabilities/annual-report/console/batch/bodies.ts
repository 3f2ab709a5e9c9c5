/** Which bodies of a batch are shown; pure. */
import type { BatchBodyData } from '../../contract-batch.ts';

export type BodyFilter = {
  readonly text: string;
  readonly show: 'all' | 'errors' | 'unreadable' | 'clean';
  /** null: every year. Files without a year (unreadable ones) stay in sight whatever year is chosen. */
  readonly year: string | null;
};

const shows: Readonly<Record<BodyFilter['show'], (body: BatchBodyData) => boolean>> = {
  all: () => true,
  errors: (body) => body.errors > 0,
  unreadable: (body) => body.unreadable !== null,
  clean: (body) => body.unreadable === null && body.errors === 0 && body.questions === 0,
};

/** The years the bodies report on, the one most report on first. */
export function yearsOf(bodies: readonly BatchBodyData[]): string[] {
  const counts = new Map<string, number>();
  for (const { year } of bodies) if (year) counts.set(year, (counts.get(year) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0].localeCompare(a[0])).map(([year]) => year);
}

/** Per cell the sum over the bodies that hold a figure, and how many do; null when they report on several years. */
export function sumsOf(bodies: readonly BatchBodyData[], cells: readonly string[]) {
  if (yearsOf(bodies).length > 1) return null;
  return cells.map((cell) => {
    const held = bodies.map((body) => body.figures[cell]).filter((figure) => typeof figure === 'number');
    return { cell, sum: held.reduce((all, figure) => all + figure, 0), bodies: held.length };
  });
}

/** By organ or file name, by what was found, and by year. */
export function filterBodies(bodies: readonly BatchBodyData[], filter: BodyFilter): BatchBodyData[] {
  const wanted = filter.text.trim();
  return bodies.filter(
    (body) =>
      shows[filter.show](body) &&
      (filter.year === null || body.year === null || body.year === filter.year) &&
      (body.organ?.includes(wanted) || body.file.includes(wanted)),
  );
}
