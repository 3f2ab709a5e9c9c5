/** The disputes' answers in the console's store. */
import { useQuery } from '@tanstack/react-query';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { endpoints } from '../contract.ts';
import type { DisputesSearch } from './wishes.ts';

export const useDisputes = ({ words, ...search }: DisputesSearch) =>
  useQuery({
    queryKey: ['disputes', 'list', words, search],
    queryFn: ({ signal }) =>
      call(endpoints.listDisputes, { query: { ...search, ...(words && { search: words }) } }, signal),
  });

export const useDispute = (id: string) =>
  useQuery({
    queryKey: ['disputes', 'one', id],
    queryFn: ({ signal }) => call(endpoints.getDispute, { params: { id } }, signal),
  });

/** Everything shown of disputes is asked for anew, and what is counted from them. */
export const refreshDisputes = async (): Promise<void> => {
  await queries.invalidateQueries({ queryKey: ['disputes'] });
  await queries.invalidateQueries({ queryKey: ['report'] });
};
