/** What inline styles of Word, WPS and web editors mean for us; everything else in them is their own business. */
import type { Mark } from './runs.ts';

export type Attributes = Readonly<Record<string, string>>;

const styleOf = (attributes: Attributes): string => (attributes.style ?? '').toLowerCase();
const has = (style: string, pattern: RegExp): boolean => pattern.test(style);

/**
 * Marks that a style stands for; Word and WPS write bold as often so as by <b>. An unwritten mark ('font-weight:normal'
 * inside <b>, as Google writes) is told by `unmarksOf`.
 */
export function marksOf(attributes: Attributes): Mark[] {
  const style = styleOf(attributes);
  if (style === '') return [];
  const decoration = /text-decoration(?:-line)?\s*:\s*([^;]*)/.exec(style)?.[1] ?? '';
  const marks: (Mark | false)[] = [
    has(style, /(^|[;\s])font-weight\s*:\s*(bold|bolder|[6-9]00)/) && 'strong',
    has(style, /(^|[;\s])font-style\s*:\s*(italic|oblique)/) && 'em',
    decoration.includes('underline') && 'u',
    decoration.includes('line-through') && 's',
    has(style, /(^|[;\s])vertical-align\s*:\s*sub/) && 'sub',
    has(style, /(^|[;\s])vertical-align\s*:\s*super/) && 'sup',
  ];
  return marks.filter((mark) => mark !== false);
}

export const isNotBold = (attributes: Attributes): boolean =>
  has(styleOf(attributes), /(^|[;\s])font-weight\s*:\s*(normal|[1-5]00)/);

/** The alignment an element asks for, as our class; null: none of its own. */
export function alignmentOf(attributes: Attributes): string | null {
  const own = / (align-(?:left|center|right)) /.exec(` ${attributes.class ?? ''} `)?.[1];
  if (own) return own;
  const wish =
    /(?:^|[;\s])text-align\s*:\s*([a-z-]+)/.exec(styleOf(attributes))?.[1] ??
    attributes.align?.trim().toLowerCase();
  if (wish === 'center' || wish === '-webkit-center') return 'align-center';
  if (wish === 'right' || wish === 'end') return 'align-right';
  return wish === undefined ? null : '';
}

/** Whether the first line is moved in. */
export const isIndented = (attributes: Attributes): boolean =>
  (attributes.class ?? '').split(/\s+/).includes('indent') ||
  has(styleOf(attributes), /(^|[;\s])text-indent\s*:\s*(?!0+(\.0*)?(pt|px|em|cm)?\s*(;|$))[\d.]/);

const hiddenStyle =
  /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-special-character\s*:\s*comment|mso-element\s*:\s*(comment-list|header|footer))/;

/** What the author does not see or did not mean to hand on: hidden text, tracked deletions, comments of Word. */
export function isUnseen(tag: string, attributes: Attributes): boolean {
  if ('hidden' in attributes) return true;
  if (tag === 'del' && ('cite' in attributes || 'datetime' in attributes)) return true;
  if (/\bmsocom|\bMsoComment/i.test(attributes.class ?? '')) return true;
  return has(styleOf(attributes), hiddenStyle);
}

/** A paragraph of one of Word's lists. */
export const isListParagraph = (attributes: Attributes): boolean =>
  has(styleOf(attributes), /mso-list\s*:\s*(?!ignore)\S/);

/** The number or dot that Word wrote before a list paragraph. */
export const isListLabel = (attributes: Attributes): boolean =>
  has(styleOf(attributes), /mso-list\s*:\s*ignore/);
