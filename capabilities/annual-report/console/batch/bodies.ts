/** Which bodies of a batch are shown; pure. */
import type { BatchBodyData } from '../../contract-batch.ts';

export type BodyFilter = { readonly text: string; readonly show: 'all' | 'errors' | 'unreadable' | 'clean' };

const shows: Readonly<Record<BodyFilter['show'], (body: BatchBodyData) => boolean>> = {
  all: () => true,
  errors: (body) => body.errors > 0,
  unreadable: (body) => body.unreadable !== null,
  clean: (body) => body.unreadable === null && body.errors === 0 && body.questions === 0,
};

/** By organ or file name, and by what was found. */
export function filterBodies(bodies: readonly BatchBodyData[], filter: BodyFilter): BatchBodyData[] {
  const wanted = filter.text.trim();
  return bodies.filter(
    (body) => shows[filter.show](body) && (body.organ?.includes(wanted) || body.file.includes(wanted)),
  );
}
