/** What only staff find; the permission that opens a thing is its audience. Nothing of an applicant or another party. */

import {
  type SearchableRequest,
  searchableRequest,
  searchableRequests,
} from '#capabilities/disclosure-requests/index.ts';
import {
  type SearchableDispute,
  searchableDispute,
  searchableDisputes,
} from '#capabilities/disputes/index.ts';
import { type ItemInWork, itemInWork, itemsInWork } from '#capabilities/publishing/index.ts';
import { entriesUnseen, entryUnseen, type SearchableEntry } from '#capabilities/registers/index.ts';
import type { IndexedDocument } from '../engine/index.ts';
import { withoutNumbers } from '../measuring/impersonal.ts';
import { documentOfEntry, registerEntries } from './registers.ts';
import { columnsOf, keyOf, type SearchedOrgan, type Source, staffOnly } from './source.ts';

const DRAFTS = 'drafts';
const REQUESTS = 'requests';
const ENTRIES = 'entries-not-public';
const DISPUTES = 'disputes';

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

export const entriesNotPublic: Source = {
  name: ENTRIES,
  touchedBy: (news) => registerEntries.touchedBy(news),
  read: async (app, organ, id) => {
    const entry = await entryUnseen(app, organ.id, id);
    return entry && toEntry(organ, entry);
  },
  readAll: async function* (app, organ) {
    for (const entry of await entriesUnseen(app, organ.id)) yield toEntry(organ, entry);
  },
};

const toEntry = (organ: SearchedOrgan, entry: SearchableEntry): IndexedDocument => ({
  ...documentOfEntry(ENTRIES, organ, entry, '未公开'),
  audience: staffOnly(organ.id, 'registers:view'),
});

export const disputes: Source = {
  name: DISPUTES,
  touchedBy: ({ subject, event }) =>
    subject.kind === 'dispute' ? { ids: [subject.id], takesAway: event.endsWith('voided') } : null,
  read: async (app, organ, id) => {
    const dispute = await searchableDispute(app, organ.id, id);
    return dispute && toDispute(organ, dispute);
  },
  readAll: async function* (app, organ) {
    for await (const dispute of searchableDisputes(app, organ.id)) yield toDispute(organ, dispute);
  },
};

const toDispute = (organ: SearchedOrgan, dispute: SearchableDispute): IndexedDocument => ({
  key: keyOf(DISPUTES, organ.id, dispute.id),
  title: withoutNumbers(dispute.matter) || dispute.number,
  text: `案号：${dispute.number}\n${dispute.body}`,
  href: `/disputes/${dispute.id}`,
  date: dispute.date,
  columns: columnsOf(organ, dispute.date, {
    section: '复议和诉讼',
    kind: dispute.procedure,
    status: dispute.result,
  }),
  audience: staffOnly(organ.id, 'disputes:view'),
  facts: { number: dispute.number },
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
