/** What every page of the site shares beyond its own content: the organ and the columns, asked for once per change. */
import type { App } from '#platform/app.ts';
import { wishesFromHeader } from './display.ts';
import { factsOf, type OrganRecord, type Site, type SiteColumn, siteFor } from './site.ts';

/** What the frame asks of the capabilities. */
export type FrameSources = {
  /** The organ whose portal this is. */
  readonly organ: () => Promise<OrganRecord>;
  /** The organ's columns, as its staff arranged them; left out: none beyond the program's own. */
  readonly sections?: () => Promise<readonly SiteColumn[]>;
};

/** What a request tells of its visitor. */
export type Visit = { readonly path: string; readonly cookies: string | undefined };

const frames = new WeakMap<App, FrameSources>();

/** How long the columns are kept when nobody tells of a change: as long as a page. */
const lifetime = 30_000;

/**
 * Keeps what `load` returned until `generation` grows (something public changed) or half a minute has passed: another
 * process may have changed it. A load begun before a change is not kept after it.
 */
export function keptUntilChanged<T>(generation: () => number, load: () => Promise<T>): () => Promise<T> {
  let kept: { readonly value: Promise<T>; readonly generation: number; readonly until: number } | null = null;
  return () => {
    const now = generation();
    if (kept !== null && kept.generation === now && kept.until > Date.now()) return kept.value;
    const value = load();
    const fresh = { value, generation: now, until: Date.now() + lifetime };
    kept = fresh;
    value.catch(() => {
      if (kept === fresh) kept = null;
    });
    return value;
  };
}

/** Makes the frame of a program known to the pages of its capabilities. */
export function useFrame(app: App, sources: FrameSources): void {
  frames.set(app, sources);
}

/** The site as the visitor of a request sees it. */
export async function siteOf(request: Visit & { readonly app: App }): Promise<Site> {
  const sources = frames.get(request.app);
  if (sources === undefined) throw new Error('portal.register(…) comes before the pages of capabilities');
  return siteFrom(sources, request);
}

/** As `siteOf`, where there is no request of a page: failure pages. */
export async function siteFrom({ organ, sections }: FrameSources, visit: Visit): Promise<Site> {
  const [record, columns] = await Promise.all([organ(), sections?.() ?? []]);
  return siteFor(factsOf(record), { path: visit.path, display: wishesFromHeader(visit.cookies) }, columns);
}

const hour = 3_600_000;

/** The next midnight in Shanghai: what a page says of today is true until then. */
export function endOfToday(app: App): Date {
  const day = 24 * hour;
  return new Date(Math.floor((app.now().getTime() + 8 * hour) / day) * day + day - 8 * hour);
}
