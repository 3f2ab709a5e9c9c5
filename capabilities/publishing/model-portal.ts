/** What the public sees of publishing: the shapes that the portal's store reads and its pages draw. Pure. */
import type { ItemFacts, ItemKind, SectionRecord } from './model.ts';

/** A section as the portal knows it. */
export type PublicSection = Omit<SectionRecord, 'organId' | 'chainId'>;

/** An attachment as it is listed under an item; `size` in bytes. */
export type PublicAttachment = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly mediaType: string;
};

/** A correction or restoration, told on the page for good. `at` is an instant. */
export type PublicNotice = { readonly at: string; readonly kind: string; readonly notice: string };

/** One item as it is public now (a row of public_items). */
export type PublicItem = {
  readonly id: number;
  readonly sectionId: string;
  readonly kind: ItemKind;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly indexNumber: string;
  readonly facts: ItemFacts;
  /** Clean HTML with the public addresses of its pictures. */
  readonly body: string;
  readonly attachments: readonly PublicAttachment[];
  readonly coverFile: string | null;
  readonly firstPublishedAt: Date;
  readonly publishedAt: Date;
  readonly originalDate: string | null;
  readonly listedAt: Date;
  readonly notices: readonly PublicNotice[];
  readonly urgent: boolean;
  readonly publicityEndsOn: string | null;
};

/** An item as lists name it. */
export type TitleLine = {
  readonly id: number;
  readonly title: string;
  readonly kind: ItemKind;
  readonly listedAt: Date;
  readonly urgent: boolean;
};

/** What other items have to do with this one. */
export type ItemLinks = {
  readonly interprets: readonly TitleLine[];
  readonly interpretedBy: readonly TitleLine[];
  readonly replaces: readonly TitleLine[];
  readonly replacedBy: readonly TitleLine[];
  readonly related: readonly TitleLine[];
};

/** Whether a normative document is in force, as the register knows it. */
export type ValidityStatus = {
  /** '有效', '已修改', '已废止', '已失效' */
  readonly label: string;
  /** Since when or by what; '' when there is nothing to add. */
  readonly note: string;
};

/** One step in the public life of an item. */
export type PublicRelease = {
  readonly number: number;
  readonly kind: string;
  readonly notice: string;
  readonly at: Date;
  /** SHA-256 of the archived page, hex; null when nothing was public from here on. */
  readonly htmlHash: string | null;
  readonly journalNumber: number;
};

/** What the page said on a day. */
export type ArchivedPage = PublicRelease & { readonly html: string | null };

/** What stays at the address of an item that was taken down. */
export type TakenDown = {
  readonly id: number;
  readonly notice: string;
  readonly at: Date;
};

export const releaseKinds: Readonly<Record<string, string>> = {
  published: '发布',
  urgent: '紧急发布',
  corrected: '更正',
  'taken-down': '撤下',
  restored: '恢复',
  'attachments-ended': '公示期满，附件下线',
  moved: '移至其他栏目',
  imported: '由原网站迁入',
};

/** Where the public fetches a file of an item, while the item shows it. */
export const publicFilePath = (item: number, file: string, name?: string): string =>
  `/items/${item}/files/${file}${name === undefined ? '' : `/${encodeURIComponent(name)}`}`;

/** A section and those above it, the topmost first; a ring or a missing parent ends the way. */
export function wayTo(sections: readonly PublicSection[], id: string): PublicSection[] {
  const way: PublicSection[] = [];
  for (let next: string | null = id; next !== null; ) {
    const found = sections.find((section) => section.id === next);
    if (found === undefined || way.includes(found)) break;
    way.unshift(found);
    next = found.parentId;
  }
  return way;
}

/** Where the address of a section leads: itself, or its successor of successors; null when nobody took its place. */
export function standing(sections: readonly PublicSection[], section: PublicSection): PublicSection | null {
  const seen = new Set<string>();
  let at: PublicSection | undefined = section;
  while (at !== undefined && at.state !== 'active' && !seen.has(at.id)) {
    seen.add(at.id);
    const next: string | null = at.successorId;
    at = sections.find(({ id }) => id === next);
  }
  return at?.state === 'active' ? at : null;
}

/** The statutory parts of 政府信息公开 that are sections. */
export const statutoryKinds = ['guide', 'rules', 'mandatory'] as const;
export type StatutoryKind = (typeof statutoryKinds)[number];
