/** The registers' answers in the console's store. */
import { useQuery } from '@tanstack/react-query';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { endpoints } from '../contract.ts';
import type { RegisterName } from '../model.ts';
import type { RegistersSearch } from './wishes.ts';

export const useEntries = (register: RegisterName, search: RegistersSearch) =>
  useQuery({
    queryKey: ['registers', register, search.year, search.filter, search.words, search.page],
    queryFn: ({ signal }) =>
      call(
        endpoints.listEntries,
        {
          params: { register },
          query: {
            ...(search.year && { year: search.year }),
            ...(search.filter && { filter: search.filter }),
            ...(search.words && { search: search.words }),
            ...(search.page && { page: search.page }),
          },
        },
        signal,
      ),
  });

export const useEntry = (id: string) =>
  useQuery({
    queryKey: ['registers', 'entry', id],
    queryFn: ({ signal }) => call(endpoints.getEntry, { params: { id } }, signal),
  });

export const useFigures = (year: string) =>
  useQuery({
    queryKey: ['registers', 'figures', year],
    queryFn: ({ signal }) => call(endpoints.getFigures, { params: { year } }, signal),
  });

/** Everything shown of the registers is asked for anew. */
export const refreshRegisters = (): Promise<void> => queries.invalidateQueries({ queryKey: ['registers'] });
