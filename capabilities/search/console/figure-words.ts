/** The figures of the search as charts want them; pure. */
import type { FiguresData } from '../contract.ts';

type Day = FiguresData['days'][number];

const dayMs = 86_400_000;

/** Every day from `from` to `to`, both 'YYYY-MM-DD'; days on which nobody asked are there with nothing. */
export function everyDay(days: readonly Day[], from: string, to: string): Day[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const count = Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1);
  return Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(from) + index * dayMs).toISOString().slice(0, 10);
    return known.get(day) ?? { day, asked: 0, nothing: 0, clicked: 0 };
  });
}

/** A part of a whole in per cent with one decimal; 0 of nothing. */
export const percent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;

const LAST_PLACE = 10;

/** How often each place of the first page was opened, and everything behind it. */
export function byPlace(places: FiguresData['places']): { label: string; times: number }[] {
  const times = (is: (place: number) => boolean) =>
    places.filter(({ place }) => is(place)).reduce((sum, one) => sum + one.times, 0);
  return [
    ...Array.from({ length: LAST_PLACE }, (_, index) => ({
      label: `第${index + 1}条`,
      times: times((place) => place === index + 1),
    })),
    { label: `第${LAST_PLACE}条以后`, times: times((place) => place > LAST_PLACE) },
  ];
}
