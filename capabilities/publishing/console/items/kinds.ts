/** Which kinds of information a section usually takes, the likeliest first; pure. */
import type { SectionData } from '../../contract.ts';
import { type ItemKind, itemKinds, type SectionKind } from '../../model.ts';

const usual: Readonly<Record<SectionKind, readonly ItemKind[]>> = {
  news: ['news', 'pictures', 'video'],
  notices: ['notice', 'publicity', 'other'],
  policies: ['policy', 'normative-document', 'interpretation'],
  interpretations: ['interpretation', 'pictures', 'video'],
  publicity: ['publicity', 'notice'],
  overview: ['statutory', 'other'],
  services: ['other', 'notice'],
  data: ['statutory', 'other'],
  topic: ['news', 'notice', 'policy', 'interpretation', 'pictures', 'video', 'other'],
  guide: ['guide'],
  rules: ['rules'],
  mandatory: ['statutory', 'policy', 'normative-document', 'notice', 'publicity', 'other'],
  other: Object.keys(itemKinds) as ItemKind[],
};

/** The kinds offered for a new item of this section. */
export const kindsOf = (section: Pick<SectionData, 'kind'> | undefined): readonly ItemKind[] =>
  section ? usual[section.kind] : [];

export type SectionOption = { readonly value: string; readonly label: string };

/** The sections that take items, each with the titles above it: 「政务公开 / 通知公告」. */
export function sectionOptions(sections: readonly SectionData[]): SectionOption[] {
  const byId = new Map(sections.map((section) => [section.id, section]));
  const path = (section: SectionData): string => {
    const parent = section.parentId ? byId.get(section.parentId) : undefined;
    return parent ? `${path(parent)} / ${section.title}` : section.title;
  };
  return sections
    .filter(({ state }) => state === 'active')
    .map((section) => ({ value: section.id, label: path(section) }));
}
