/** Every night what is public is checked again, with the dictionaries of the day, and its links are tried. */
import { organIds } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import type { Jobs } from '#platform/jobs/index.ts';
import { checkContent, type Term, withoutAllowed } from './checking/index.ts';
import type { Hit, ItemContent } from './model.ts';
import { type LinkOptions, usualOptions } from './recheck/links.ts';
import { linksIn, type Politeness, statesOf, usualPoliteness } from './recheck/outward-links.ts';
import {
  type AllowanceRecord,
  allowancesOf,
  type FindingRecord,
  findingsOf,
  lockFindings,
  publicTextsAfter,
  replaceFindings,
  termsOf,
  textsOfFiles,
} from './store-check.ts';
import { unitsOf } from './text/units.ts';

const pageSize = 200;
/** Of one item so many findings are kept: the rest is said when these are dealt with. */
const mostPerItem = 50;

type Known = { readonly terms: readonly Term[]; readonly allowances: readonly AllowanceRecord[] };

export type Recheck = { readonly politeness: Politeness; readonly links: LinkOptions };
const usualRecheck: Recheck = { politeness: usualPoliteness, links: usualOptions };

/** 每夜检查 — replaces what was found before in one go. Returns how many findings there are now. */
export async function recheckPublished(
  app: App,
  organId: string,
  how: Recheck = usualRecheck,
): Promise<number> {
  const [terms, allowances] = await Promise.all([termsOf(app, organId), allowancesOf(app, organId)]);
  const known: Known = { terms: terms.filter(({ active }) => active), allowances };
  const findings: FindingRecord[] = [];
  const links = new Map<string, number[]>();
  for (let page = await publicTextsAfter(app, organId, 0, pageSize); page.length > 0; ) {
    for (const { id, content } of page) {
      const text = JSON.parse(content) as ItemContent;
      findings.push(...(await findingsIn(app, organId, id, text, known)));
      for (const address of text.blocks.flatMap(({ html }) => linksIn(html)))
        links.set(address, [...(links.get(address) ?? []), id]);
    }
    how.links.signal?.throwIfAborted();
    page = await publicTextsAfter(app, organId, page.at(-1)?.id ?? 0, pageSize);
  }
  const states = await statesOf(links.keys(), how.politeness, how.links);
  for (const [address, { state, reason }] of states)
    if (state === 'dead')
      findings.push(...(links.get(address) ?? []).map((id) => deadLink(id, address, reason)));
  return transaction(app, async (app) => {
    await lockFindings(app, organId);
    await replaceFindings(app, organId, findings, app.now());
    return findings.length;
  });
}

async function findingsIn(
  app: App,
  organId: string,
  itemId: number,
  content: ItemContent,
  { terms, allowances }: Known,
): Promise<FindingRecord[]> {
  const texts = await textsOfFiles(
    app,
    organId,
    content.attachments.map(({ id }) => id),
  );
  const hits = withoutAllowed(checkContent(content, unitsOf(content), texts, { terms }), allowances, itemId);
  return hits.slice(0, mostPerItem).map((hit) => findingOf(itemId, hit));
}

const findingOf = (itemId: number, { rule, message, quote }: Hit): FindingRecord => ({
  itemId,
  rule,
  message,
  quote,
});

const deadLink = (itemId: number, address: string, reason: string): FindingRecord => ({
  itemId,
  rule: 'dead-link',
  message: `链接打不开：${reason}。请换成有效的网址，或者删去链接。`,
  quote: address.slice(0, 300),
});

/** What the last night found in what is public. */
export async function listFindings(app: App, organId: string) {
  const rows = await findingsOf(app, organId);
  return rows.map(({ foundAt, ...row }) => ({ ...row, foundAt: foundAt.toISOString() }));
}

/** The nightly job; call once where jobs are worked on. */
export async function registerCheckJobs(jobs: Jobs, app: App): Promise<void> {
  await jobs.nightly('publishing-recheck', '2:20', async (_data, signal) => {
    for (const organId of await organIds(app))
      await recheckPublished(app, organId, { ...usualRecheck, links: { ...usualOptions, signal } });
  });
}
