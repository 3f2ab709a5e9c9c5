/** What only staff find: items in work, and requests for disclosure. The permission that opens them is their audience. */

import {
  type SearchableRequest,
  searchableRequest,
  searchableRequests,
} from '#capabilities/disclosure-requests/index.ts';
import { type ItemInWork, itemInWork, itemsInWork } from '#capabilities/publishing/index.ts';
import type { IndexedDocument } from '../engine/index.ts';
import { withoutNumbers } from '../measuring/impersonal.ts';
import { columnsOf, keyOf, type SearchedOrgan, type Source, staffOnly } from './source.ts';

const DRAFTS = 'drafts';
const REQUESTS = 'requests';

export const itemsBeingWritten: Source = {
  name: DRAFTS,
  touchedBy: ({ subject, event }) =>
    subject.kind === 'item' ? { ids: [subject.id], takesAway: event === 'item-removed' } : null,
  read: async (app, organ, id) => {
    const item = await itemInWork(app, organ.id, Number(id));
    return item && toDraft(organ, item);
  },
  readAll: async function* (app, organ) {
    for await (const item of itemsInWork(app, organ.id)) yield toDraft(organ, item);
  },
};

const toDraft = (organ: SearchedOrgan, item: ItemInWork): IndexedDocument => ({
  key: keyOf(DRAFTS, organ.id, String(item.id)),
  title: item.title,
  text: item.text,
  href: `/items/${item.id}`,
  date: item.date,
  columns: columnsOf(organ, item.date, { section: item.section, kind: item.kindTitle, status: item.phase }),
  audience: staffOnly(organ.id, 'publishing:view'),
  facts: { number: item.number },
});

export const requests: Source = {
  name: REQUESTS,
  touchedBy: ({ subject, event }) =>
    subject.kind === 'disclosure-request'
      ? { ids: [subject.id], takesAway: event === 'subject-changed' || event === 'anonymised' }
      : null,
  read: async (app, organ, id) => {
    const request = await searchableRequest(app, organ.id, id);
    return request && toRequest(organ, request);
  },
  readAll: async function* (app, organ) {
    for await (const request of searchableRequests(app, organ.id)) yield toRequest(organ, request);
  },
};

const toRequest = (organ: SearchedOrgan, request: SearchableRequest): IndexedDocument => ({
  key: keyOf(REQUESTS, organ.id, request.id),
  title: withoutNumbers(request.subject) || request.number,
  text: `登记编号：${request.number}`,
  href: `/requests/${request.id}`,
  date: request.date,
  columns: columnsOf(organ, request.date, {
    section: '依申请公开',
    kind: request.kind,
    status: request.state,
  }),
  audience: staffOnly(organ.id, 'requests:view'),
  facts: { number: request.number },
});
