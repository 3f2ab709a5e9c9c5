/** The links of public texts, asked politely: one at a time per site, a pause between, each address once. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type LinkOptions, type LinkState, probe, usualOptions } from './links.ts';

const anchor = /<a href="(https?:\/\/[^"]{1,2000})"/g;

/** The outward addresses of a body. */
export const linksIn = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(anchor)].map(([, address]) =>
      (address ?? '').replaceAll('&amp;', '&').replace(/#.*$/, ''),
    ),
  ),
];

export type Politeness = { readonly pause: number; readonly sitesAtOnce: number; readonly most: number };
export const usualPoliteness: Politeness = { pause: 1000, sitesAtOnce: 4, most: 5000 };

/** What became of each address. Beyond `most` none is asked in one night. */
export async function statesOf(
  addresses: Iterable<string>,
  politeness: Politeness = usualPoliteness,
  options: LinkOptions = usualOptions,
): Promise<Map<string, LinkState>> {
  const states = new Map<string, LinkState>();
  const bySite = Map.groupBy(
    [...new Set(addresses)].slice(0, politeness.most),
    (one) => URL.parse(one)?.host ?? '',
  );
  const sites = [...bySite.values()];
  const walk = async (): Promise<void> => {
    for (let site = sites.pop(); site; site = sites.pop())
      for (const [i, address] of site.entries()) {
        if (options.signal?.aborted) return;
        if (i > 0) await sleep(politeness.pause);
        states.set(address, await probe(address, options));
      }
  };
  await Promise.all(Array.from({ length: politeness.sitesAtOnce }, walk));
  return states;
}
