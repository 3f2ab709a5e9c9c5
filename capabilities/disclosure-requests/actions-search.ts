/** What the staff's search reads of requests: number, what is wanted and how far it is. Nothing of the applicant. */
import type { App } from '#platform/app.ts';
import { requestKinds, states } from './model.ts';
import { type ListedRequest, requestById } from './store.ts';
import { byNumber } from './store-list.ts';

/** A request in words. Whoever has requests:view may see it. */
export type SearchableRequest = {
  readonly id: string;
  readonly number: string;
  /** 依申请公开, … */
  readonly kind: string;
  /** 内容摘要 as the register has it. */
  readonly subject: string;
  readonly state: string;
  /** The day it arrived. */
  readonly date: string;
};

const AT_ONCE = 500;

/** Every request of an organ, the newest first. */
export async function* searchableRequests(app: App, organId: string): AsyncGenerator<SearchableRequest> {
  let last: ListedRequest | undefined;
  do {
    const after = last ? { year: last.year, ordinal: last.ordinal, id: last.id } : null;
    const page = await byNumber(app, organId, {}, { after, limit: AT_ONCE });
    for (const listed of page) yield inWords(listed);
    last = page.length === AT_ONCE ? page.at(-1) : undefined;
  } while (last);
}

/** One request; null when there is none. */
export async function searchableRequest(
  app: App,
  organId: string,
  id: string,
): Promise<SearchableRequest | null> {
  const listed = await requestById(app, organId, id);
  return listed ? inWords(listed) : null;
}

const inWords = (listed: ListedRequest): SearchableRequest => ({
  id: listed.id,
  number: listed.number,
  kind: requestKinds[listed.kind],
  subject: listed.subject,
  state: states[listed.state],
  date: listed.arrivedOn,
});
