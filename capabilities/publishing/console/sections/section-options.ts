/** What the choices of a section's form offer. */
import type { SectionData } from '../../contract.ts';
import { sectionKinds } from '../../model.ts';
import { possibleParents } from './tree.ts';

/** The choice that stands for null. */
export const top = '';

export const kindOptions = Object.entries(sectionKinds).map(([value, label]) => ({ value, label }));

/** The places a section may stand in, indented by their depth. */
export const parentOptions = (sections: readonly SectionData[], id: string | null) => [
  { value: top, label: '（最上级）' },
  ...sectionOptions(sections, id),
];

/** The sections in use but `without`, indented by their depth. */
export const sectionOptions = (sections: readonly SectionData[], without: string | null) =>
  possibleParents(sections, without).map(({ section, depth }) => ({
    value: section.id,
    label: `${'　'.repeat(depth)}${section.title}`,
  }));
