/** What is shown of the disputes, as the address of the screen says it. */
import { type Procedure, procedureNames } from '../model.ts';

export const filters = {
  all: '全部',
  due: '有待办',
  open: '尚未审结',
  upheld: '结果维持',
  overturned: '结果纠正',
  other: '其他结果',
} as const;
export type FilterName = keyof typeof filters;

export type DisputesSearch = {
  readonly year?: string;
  readonly filter?: Exclude<FilterName, 'all'>;
  readonly procedure?: Procedure;
  readonly words?: string;
  readonly page?: number;
};

/** Reads the address; what it does not know is left out. */
export function readSearch(search: Record<string, unknown>): DisputesSearch {
  const year = String(search.year ?? '');
  const page = Number(search.page);
  const filter = String(search.filter ?? '');
  return {
    ...(/^20\d\d$/.test(year) && { year }),
    ...(filter in filters && filter !== 'all' && { filter: filter as Exclude<FilterName, 'all'> }),
    ...(procedureNames.includes(search.procedure as Procedure) && {
      procedure: search.procedure as Procedure,
    }),
    ...(typeof search.words === 'string' && search.words && { words: search.words }),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}
