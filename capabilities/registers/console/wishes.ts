/** What is shown of the registers, as the address of the screen says it. */
import { type RegisterName, registerNames } from '../model.ts';

export const filters = {
  all: '全部',
  due: '有待办',
  unpublished: '未公开',
  withheld: '不予公开',
  ended: '已变更或撤销',
  withdrawn: '已撤回',
  'in-force': '现行有效',
} as const;
export type FilterName = keyof typeof filters;

export type RegistersSearch = {
  readonly register?: RegisterName | 'figures';
  readonly entry?: string;
  readonly year?: string;
  readonly filter?: FilterName;
  readonly words?: string;
  readonly page?: number;
};

const isRegister = (text: unknown): text is RegisterName | 'figures' =>
  text === 'figures' || registerNames.includes(text as RegisterName);

/** Reads the address; what it does not know is left out. */
export function readSearch(search: Record<string, unknown>): RegistersSearch {
  const year = String(search.year ?? '');
  const page = Number(search.page);
  return {
    ...(isRegister(search.register) && { register: search.register }),
    ...(typeof search.entry === 'string' && { entry: search.entry }),
    ...(/^20\d\d$/.test(year) && { year }),
    ...(typeof search.filter === 'string' &&
      search.filter in filters && { filter: search.filter as FilterName }),
    ...(typeof search.words === 'string' && search.words && { words: search.words }),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}

/** The filters that make sense for a register. */
export function filtersOf(register: RegisterName): readonly FilterName[] {
  if (register === 'normative-documents') return ['all', 'in-force', 'due'];
  return register === 'charges' ? ['all'] : ['all', 'due', 'unpublished', 'withheld', 'ended', 'withdrawn'];
}
