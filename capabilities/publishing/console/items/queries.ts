/** What the screens of writing ask the server for. */
import { queryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract.ts';
import { endpoints as desk } from '../../contract-desk.ts';
import type { ListSearch } from './list-search.ts';

export const useSections = () =>
  useQuery({
    queryKey: ['sections'],
    queryFn: ({ signal }) => call(endpoints.listSections, {}, signal),
    staleTime: 60_000,
  });

/** The list, page after page: the server says where the next begins. */
export const useItemPages = (search: ListSearch) =>
  useInfiniteQuery({
    queryKey: ['items', search],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      call(endpoints.listItems, { query: { ...search, ...(pageParam && { before: pageParam }) } }, signal),
    getNextPageParam: (page) => page.next,
  });

export const itemQuery = (id: string) =>
  queryOptions({
    queryKey: ['item', id],
    queryFn: ({ signal }) => call(endpoints.getItem, { params: { id } }, signal),
    // What is typed rests on the revision that was opened; a newer one is told when saving.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export const useCatalogue = () =>
  useQuery({
    queryKey: ['catalogue'],
    queryFn: ({ signal }) => call(desk.listCatalogue, {}, signal),
    staleTime: 60_000,
  });

/** A value that follows another once it has rested for `pause` milliseconds. */
export function useRested<T>(value: T, pause: number): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(() => value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return rested;
}

const narrow = '(max-width: 60rem)';

/** Whether the window has no room for two columns. */
export function useNarrow(query = narrow): boolean {
  const [is, setIs] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const media = window.matchMedia(query);
    const follow = () => setIs(media.matches);
    follow();
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return is;
}
