/** What narrows the list of information, as it stands in the address; pure. */
import { ItemKindName, PhaseName } from '../../contract-shapes.ts';
import type { ItemKind, Phase } from '../../model.ts';

export type ListSearch = {
  readonly phase?: Phase;
  readonly section?: string;
  readonly kind?: ItemKind;
  readonly words?: string;
  readonly mine?: '1';
  readonly year?: string;
};

const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() || undefined : undefined;

/** Reads the search part of the address; what it does not know is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const phase = PhaseName.safeParse(search.phase);
  const kind = ItemKindName.safeParse(search.kind);
  const section = text(search.section);
  const words = text(search.words)?.slice(0, 100);
  const year = text(search.year);
  return {
    ...(phase.success && { phase: phase.data }),
    ...(section && /^[0-9a-f-]{36}$/.test(section) && { section }),
    ...(kind.success && { kind: kind.data }),
    ...(words && { words }),
    ...(String(search.mine) === '1' && { mine: '1' as const }),
    ...(year && /^\d{4}$/.test(year) && { year }),
  };
}
