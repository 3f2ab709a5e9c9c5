/** The sections as a tree, and what changing it means; pure. */
import type { SectionData } from '../../contract.ts';

export type Branch = { readonly section: SectionData; readonly branches: readonly Branch[] };

const byPosition = (one: SectionData, other: SectionData): number => one.position - other.position;

/** The tree below `parentId`, in the order of the site. A section whose parent is gone stands at the top. */
export function treeOf(sections: readonly SectionData[], parentId: string | null = null): Branch[] {
  const known = new Set(sections.map(({ id }) => id));
  const parentOf = (section: SectionData) =>
    section.parentId !== null && known.has(section.parentId) ? section.parentId : null;
  return sections
    .filter((section) => parentOf(section) === parentId)
    .toSorted(byPosition)
    .map((section) => ({ section, branches: treeOf(sections, section.id) }));
}

/** A branch and everything below it. */
export const below = ({ section, branches }: Branch): SectionData[] => [section, ...branches.flatMap(below)];

/** The tree as one list in its order, each with its depth from 0. */
export const flat = (
  branches: readonly Branch[],
  depth = 0,
): { readonly section: SectionData; readonly depth: number }[] =>
  branches.flatMap(({ section, branches: inner }) => [{ section, depth }, ...flat(inner, depth + 1)]);

/** The ids of the neighbours with one moved by `step` places; null when it stands at that end already. */
export function reordered(ids: readonly string[], id: string, step: -1 | 1): string[] | null {
  const from = ids.indexOf(id);
  const to = from + step;
  if (from < 0 || to < 0 || to >= ids.length) return null;
  const rest = ids.filter((other) => other !== id);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}

/** Where a section may stand: anywhere active but in itself and below itself. */
export function possibleParents(
  sections: readonly SectionData[],
  id: string | null,
): { readonly section: SectionData; readonly depth: number }[] {
  const branches = treeOf(sections.filter(({ state }) => state === 'active'));
  const without = (list: readonly Branch[]): Branch[] =>
    list
      .filter(({ section }) => section.id !== id)
      .map(({ section, branches: inner }) => ({ section, branches: without(inner) }));
  return flat(without(branches));
}

/** An address of a section as the public sees it. */
export const printedAddress = (address: string): string =>
  address.startsWith('/') ? address : `/sections/${address}`;

const addressesOf = ({ addresses, slug }: SectionData): string =>
  (addresses.length > 0 ? addresses : [slug]).map(printedAddress).join('、');

/** What becomes of the addresses and the items of a section that is merged into another. */
export function mergeWords(from: SectionData, into: SectionData | undefined): string[] {
  const target = into ? `“${into.title}”` : '所选栏目';
  return [
    from.publicItems > 0
      ? `“${from.title}”已公开的${from.publicItems}条信息全部移到${target}，各自的网址不变。`
      : `“${from.title}”没有已公开的信息；其中的草稿也移到${target}。`,
    `旧网址 ${addressesOf(from)} 自动跳转到${target}。`,
    `“${from.title}”停用，不再出现在网站上。以后可以恢复栏目，但信息不会自动移回。`,
  ];
}

/** Why a section cannot be retired; null when it can. */
export function whyNotRetire({ section, branches }: Branch): string | null {
  if (section.publicItems > 0)
    return `还有${section.publicItems}条已公开的信息。请先并入另一栏目，或者把信息移走。`;
  if (branches.some((branch) => branch.section.state === 'active'))
    return '下面还有在用的栏目，请先移走或停用。';
  return null;
}
