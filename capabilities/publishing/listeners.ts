/** Which kept pages an entry of the journal makes stale. */

/** What of a journal entry is looked at. */
export type PublishingEntry = {
  readonly subject: { readonly kind: string; readonly id: string };
  readonly event: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

/** What changes the public face of an item; everything else happens behind it. */
const releases = new Set([
  'item-published',
  'item-published-urgently',
  'item-corrected',
  'item-taken-down',
  'item-restored',
  'item-attachments-ended',
  'item-moved',
]);

const listed = (value: unknown): readonly (string | number)[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string' || typeof one === 'number') : [];

/**
 * The tags of the kept pages to drop: the item's own page and those that name it, the lists it stands or stood in, and
 * what shows all items (front page, feeds, catalogue, open data). [] for what the public does not see.
 */
export function tagsOf({ subject, event, detail }: PublishingEntry): string[] {
  if (subject.kind === 'section') return ['sections', 'items'];
  if (subject.kind === 'catalogue-entry') return ['catalogue'];
  if (event === 'items-imported') return ['sections', 'items'];
  if (subject.kind !== 'item' || !releases.has(event)) return [];
  return [
    `item:${subject.id}`,
    'items',
    ...listed(detail.sections).map((id) => `section:${id}`),
    ...listed(detail.linked).map((id) => `item:${id}`),
  ];
}
