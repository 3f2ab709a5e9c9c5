/** The answers of the search in the console's store. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { today } from '#console/parts/instants.ts';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { endpoints } from '../contract.ts';
import type { FindSearch, SpanName } from './wishes.ts';

/** What the signed-in person finds. */
export const useFound = (search: FindSearch) =>
  useQuery({
    queryKey: ['search', 'found', search],
    queryFn: ({ signal }) => call(endpoints.searchConsole, { query: search }, signal),
    enabled: search.q !== undefined,
    placeholderData: keepPreviousData,
  });

const dayMs = 86_400_000;
/** The first of so many days that end today. */
export const firstDay = (days: SpanName): string =>
  new Date(Date.parse(today()) - (Number(days) - 1) * dayMs).toISOString().slice(0, 10);

/** How the search was used in the last days. */
export const useFigures = (days: SpanName) =>
  useQuery({
    queryKey: ['search', 'figures', days],
    queryFn: ({ signal }) =>
      call(endpoints.getSearchFigures, { query: { from: firstDay(days), to: today() } }, signal),
  });

export const useSynonyms = () =>
  useQuery({
    queryKey: ['search', 'synonyms'],
    queryFn: ({ signal }) => call(endpoints.listSynonyms, {}, signal),
  });

/** The index, asked for again every second while it is being rebuilt. */
export const useIndexState = () =>
  useQuery({
    queryKey: ['search', 'index'],
    queryFn: ({ signal }) => call(endpoints.getRebuild, {}, signal),
    refetchInterval: ({ state }) => (isRunning(state.data?.rebuild) ? 1000 : false),
  });

type Run = { readonly finishedAt: string | null; readonly failed: string | null };
export const isRunning = (run: Run | null | undefined): boolean =>
  run != null && run.finishedAt === null && run.failed === null;

/** Words or answers changed: what is shown of the search is asked for anew. */
export const refreshSearch = (): Promise<void> => queries.invalidateQueries({ queryKey: ['search'] });
