/** Loads what the first screen is made of: one query per source, all at once, only what this person may see. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import { deskEndpoints as requestDesk } from '#capabilities/disclosure-requests/contract-desk.ts';
import { endpoints as disputes } from '#capabilities/disputes/contract.ts';
import { endpoints as items } from '#capabilities/publishing/contract.ts';
import { endpoints as desk } from '#capabilities/publishing/contract-desk.ts';
import { endpoints as review } from '#capabilities/publishing/contract-review.ts';
import { type Register, endpoints as registers } from '#capabilities/registers/contract.ts';
import { call } from '#platform/call.ts';
import { useMay, useStaff } from '../session.tsx';
import type { Sources } from './demands.ts';

const dated: readonly z.infer<typeof Register>[] = [
  'normative-documents',
  'licences',
  'penalties',
  'compulsions',
];

/** What is due in each register. */
function useRegisters() {
  const enabled = useMay('registers:edit');
  return useQueries({
    queries: dated.map((register) => ({
      queryKey: ['registers', 'home', register],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        call(registers.listEntries, { params: { register }, query: { filter: 'due' as const } }, signal),
      enabled,
    })),
  });
}

/** What requests demand of this person: a clerk's own and nobody's; what waits for a check or a decision. */
function useRequests() {
  const { id, permissions } = useStaff();
  const enabled = permissions.includes('requests:view');
  return useQuery({
    queryKey: ['requests', 'demands', false],
    queryFn: ({ signal }) => call(requestDesk.demands, { query: {} }, signal),
    enabled,
    select: ({ demands }) =>
      demands.filter(
        ({ permission, request }) =>
          permissions.includes(permission) &&
          (permission !== 'requests:handle' || request.ownerId === null || request.ownerId === id),
      ),
  });
}

/** The sources as far as they have come, and whether all have; `problem`: the first that failed. */
export function useSources(): { sources: Sources; complete: boolean; problem: unknown } {
  const [reviews, writes, releases] = [
    useMay('publishing:review'),
    useMay('publishing:edit'),
    useMay('publishing:release'),
  ];
  const inbox = useQuery({
    queryKey: ['reviews'],
    queryFn: ({ signal }) => call(review.inbox, {}, signal),
    enabled: reviews,
  });
  const returned = useQuery({
    queryKey: ['items', 'home', 'returned'],
    queryFn: ({ signal }) => call(items.listItems, { query: { phase: 'returned', mine: '1' } }, signal),
    enabled: writes,
  });
  const mine = useQuery({
    queryKey: ['items', 'home', 'mine'],
    queryFn: ({ signal }) => call(items.listItems, { query: { mine: '1' } }, signal),
    enabled: writes,
  });
  const cleared = useQuery({
    queryKey: ['items', 'home', 'cleared'],
    queryFn: ({ signal }) => call(items.listItems, { query: { phase: 'cleared' } }, signal),
    enabled: releases,
  });
  const errorReports = useQuery({
    queryKey: ['error-reports'],
    queryFn: ({ signal }) => call(desk.listErrorReports, {}, signal),
    enabled: writes,
  });
  const requests = useRequests();
  const duties = useQuery({
    queryKey: ['disputes', 'duties'],
    queryFn: ({ signal }) => call(disputes.listDuties, {}, signal),
    enabled: useMay('disputes:handle'),
  });
  const entries = useRegisters();
  const asked = [inbox, returned, mine, cleared, errorReports, requests, duties, ...entries].filter(
    ({ isEnabled }) => isEnabled,
  );
  return {
    sources: {
      inbox: inbox.data,
      returned: returned.data?.rows,
      mine: mine.data?.rows,
      cleared: cleared.data?.rows,
      entries: entries.flatMap(({ data }) => data?.rows ?? []),
      requests: requests.data,
      disputes: duties.data?.duties,
      errorReports: errorReports.data,
    },
    complete: asked.every(({ data }) => data !== undefined),
    problem: asked.find(({ error, data }) => error && data === undefined)?.error ?? null,
  };
}
