/** What is made public: its shape, and when it may be. Pure. */
import type { ItemContent, ItemRecord, SectionKind, SectionRecord } from './model.ts';
import type { PublicAttachment, PublicItem } from './model-portal.ts';

export const releaseKinds = [
  'published',
  'urgent',
  'corrected',
  'taken-down',
  'restored',
  'attachments-ended',
  'moved',
  'imported',
] as const;
export type ReleaseKind = (typeof releaseKinds)[number];

/** One release: from this instant on, this was public. `html` is null when nothing was from here on. */
export type ReleaseRecord = {
  readonly organId: string;
  readonly itemId: number;
  readonly number: number;
  readonly kind: ReleaseKind;
  readonly version: number | null;
  readonly html: string | null;
  readonly htmlHash: Buffer | null;
  readonly notice: string;
  /** Of its section then; null when nothing is public from here on. */
  readonly sectionKind: SectionKind | null;
  readonly byName: string;
  readonly at: Date;
  readonly journalNumber: number;
};

/** An attachment of a public item, with the hash of its bytes. */
export type ReleasedAttachment = PublicAttachment & { readonly sha256: string };

/** The row the public sees: what the portal knows, and what it searches by. */
export type PublicRecord = Omit<PublicItem, 'attachments'> & {
  readonly organId: string;
  readonly plainText: string;
  readonly attachments: readonly ReleasedAttachment[];
};

/** A list in which a public item stands. */
export type Placement = {
  readonly sectionId: string;
  readonly listedAt: Date;
  readonly itemId: number;
  /** 'YYYY-MM' in Shanghai. */
  readonly month: string;
  /** Its own section; false: a topic it also belongs to. */
  readonly isHome: boolean;
};

export type PublicLink = {
  readonly from: number;
  readonly to: number;
  readonly kind: 'interprets' | 'replaces' | 'related';
};

/** The links a text makes to other items, each once, never to itself. */
export function linksOf(id: number, { facts }: ItemContent): PublicLink[] {
  const to = (kind: PublicLink['kind'], ids: readonly number[]) =>
    [...new Set(ids)].filter((other) => other !== id).map((other) => ({ from: id, to: other, kind }));
  return [
    ...to('interprets', facts.interprets),
    ...to('replaces', facts.replaces === null ? [] : [facts.replaces]),
    ...to('related', facts.related),
  ];
}

/** The section that has the place of this one now: itself, or whoever succeeded it; null when nobody did. */
export function presentSection(sections: readonly SectionRecord[], id: string): SectionRecord | null {
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !seen.has(next); ) {
    seen.add(next);
    const found = sections.find((section) => section.id === next);
    if (!found) return null;
    if (found.state === 'active') return found;
    next = found.successorId;
  }
  return null;
}

/** The lists an item stands in: its own section's, and those of its topics that exist. */
export function placementsOf(
  record: Pick<PublicRecord, 'id' | 'sectionId' | 'listedAt' | 'facts'>,
  sections: readonly SectionRecord[],
  month: string,
): Placement[] {
  const place = (sectionId: string, isHome: boolean): Placement => ({
    ...{ sectionId, isHome, month },
    listedAt: record.listedAt,
    itemId: record.id,
  });
  const topics = record.facts.topics
    .map((id) => presentSection(sections, id)?.id)
    .filter((id) => id !== undefined && id !== record.sectionId);
  return [place(record.sectionId, true), ...[...new Set(topics)].map((id) => place(id ?? '', false))];
}

/** Whether the attachments with personal information are off line: the day after the 公示 ended. */
export const isPublicityOver = (content: ItemContent, today: string): boolean =>
  content.facts.publicityEndsOn !== '' && content.facts.publicityEndsOn < today;

/** The attachments that may be public today. */
export const publicAttachmentIds = (content: ItemContent, today: string): string[] =>
  content.attachments
    .map(({ id }) => id)
    .filter((id) => !isPublicityOver(content, today) || !content.personalAttachments.includes(id));

/** Whether something of the item is on the portal now. */
export const isPublic = (item: Pick<ItemRecord, 'publishedVersion' | 'takenDownAt'>): boolean =>
  item.publishedVersion !== null && item.takenDownAt === null;

/** What can be done with an item as a whole. */
export type Deed =
  | 'edit'
  | 'submit'
  | 'recall'
  | 'discard'
  | 'publish'
  | 'schedule'
  | 'urgent'
  | 'take-down'
  | 'restore'
  | 'move';

const underReview = (phase: ItemRecord['phase']) =>
  phase === 'in-review' || phase === 'cleared' || phase === 'scheduled';

/** Why the state of the item does not allow this now; null when it does. `by`: who would do it. */
export function whyNotDo(deed: Deed, item: ItemRecord, by: string): string | null {
  const { phase, urgentDueOn } = item;
  switch (deed) {
    case 'edit':
      return underReview(phase) ? '正在审校或等待发布，请先撤回再修改。' : null;
    case 'submit':
      if (underReview(phase)) return '已经送审。';
      return phase === 'settled' && urgentDueOn === null ? '内容没有改动，不需要送审。' : null;
    case 'recall':
      return underReview(phase) ? null : '没有送审，不需要撤回。';
    case 'discard':
      if (underReview(phase)) return '正在审校或等待发布，请先撤回。';
      return phase === 'settled' ? '没有正在修改的内容。' : null;
    case 'publish':
      if (phase === 'cleared' || phase === 'scheduled') return null;
      return phase === 'settled' ? '没有等待发布的内容。' : '六个审校环节还没有全部完成。';
    case 'schedule':
      return underReview(phase) ? null : '送审以后才能改定发布时间。';
    case 'urgent':
      return whyNotUrgent(item, by);
    case 'take-down':
      return isPublic(item) ? null : '没有公开，不需要撤下。';
    case 'restore':
      return item.takenDownAt === null ? '没有撤下，不需要恢复。' : null;
    case 'move':
      return isPublic(item) ? null : '还没有公开，请在编辑时直接更换栏目。';
  }
}

function whyNotUrgent({ phase, authors, content }: ItemRecord, by: string): string | null {
  if (phase === 'settled') return '没有等待发布的内容。';
  if (phase === 'cleared' || phase === 'scheduled') return '六个环节都已完成，可以直接发布。';
  if (authors.includes(by)) return '您撰写或修改过这条信息的文字，不能由您决定紧急发布。';
  if (content.facts.disclosureClass !== 'proactive') return '公开属性不是主动公开，不能发布。';
  return null;
}
