/** Answers about requests in the console's store. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { type CaseViewData, endpoints } from '../contract.ts';
import { deskEndpoints } from '../contract-desk.ts';
import { letterEndpoints } from '../contract-letters.ts';
import { type RequestsSearch, wishOf } from './wishes.ts';

export const useDemands = (mine: boolean) =>
  useQuery({
    queryKey: ['requests', 'demands', mine],
    queryFn: ({ signal }) =>
      call(deskEndpoints.demands, { query: mine ? { mine: 'yes' as const } : {} }, signal),
  });

export const useCalendar = (month: string) =>
  useQuery({
    queryKey: ['requests', 'calendar', month],
    queryFn: ({ signal }) => call(deskEndpoints.calendar, { query: { month } }, signal),
  });

export const useCounts = () =>
  useQuery({
    queryKey: ['requests', 'counts'],
    queryFn: ({ signal }) => call(endpoints.countRequests, {}, signal),
  });

/** The register, page after page from the newest number. */
export const useRegister = (search: RequestsSearch) =>
  useInfiniteQuery({
    queryKey: ['requests', 'register', wishOf(search)],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(
        endpoints.listRequests,
        { query: { ...wishOf(search), ...(pageParam && { after: pageParam }) } },
        signal,
      ),
    getNextPageParam: ({ next }) => next,
  });

const caseKey = (id: string) => ['requests', 'case', id];

export const useCase = (id: string) =>
  useQuery({
    queryKey: caseKey(id),
    queryFn: ({ signal }) => call(endpoints.getRequest, { params: { id } }, signal),
  });

export const useSameMatter = (id: string) =>
  useQuery({
    queryKey: ['requests', 'same-matter', id],
    queryFn: ({ signal }) => call(deskEndpoints.sameMatter, { params: { id } }, signal),
  });

export const useSamePerson = (id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['requests', 'same-person', id],
    queryFn: ({ signal }) => call(deskEndpoints.samePerson, { params: { id } }, signal),
    enabled,
  });

export const useHandlers = () =>
  useQuery({
    queryKey: ['requests', 'handlers'],
    queryFn: ({ signal }) => call(deskEndpoints.listHandlers, {}, signal),
    staleTime: 300_000,
  });

export const useLetters = (id: string) =>
  useQuery({
    queryKey: ['requests', 'letters', id],
    queryFn: ({ signal }) => call(letterEndpoints.listLetters, { params: { id } }, signal),
  });

export const useTemplates = (enabled = true) =>
  useQuery({
    queryKey: ['requests', 'templates'],
    queryFn: ({ signal }) => call(letterEndpoints.listTemplates, {}, signal),
    enabled,
  });

/** Takes over the case as a step left it; whatever else is shown of requests is asked for anew. */
export async function keepCase(view: CaseViewData): Promise<void> {
  queries.setQueryData(caseKey(view.id), view);
  await queries.invalidateQueries({ queryKey: ['requests'], refetchType: 'active' });
}

/** Everything shown of requests is asked for anew. */
export const refreshRequests = (): Promise<void> => queries.invalidateQueries({ queryKey: ['requests'] });

/** The case after a step; undefined when there were issues or a failure. */
export const settledCase = (answer: unknown): CaseViewData | undefined =>
  answer === undefined || isIssues(answer) ? undefined : (answer as CaseViewData);
