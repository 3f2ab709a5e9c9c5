/**
 * HTML from outside, made ours. Nothing of it is trusted: it is bounded in depth, goes through sanitize-html, and is
 * then written anew from the few parts we know (parts.ts), so that what is kept is only what we wrote ourselves.
 */
import { load } from 'cheerio';
import type { AnyNode } from 'domhandler';
import sanitizeHtml from 'sanitize-html';
import { gatherParts } from './gather.ts';
import { type Part, partHtml } from './parts.ts';
import { shallow } from './shallow.ts';
import { withoutUnclosed } from './unclosed.ts';

const kept =
  'p h2 h3 h4 ul ol li table caption thead tbody tr th td blockquote strong em u s sub sup a img figure figcaption video br hr';
/** Known so that their meaning is not lost; none of them is written again. */
const understood =
  'h1 h5 h6 div section article header footer main aside center address pre dl dt dd details summary figure tfoot span font b i ins del strike small big mark nav';

const options: sanitizeHtml.IOptions = {
  allowedTags: [...kept.split(' '), ...understood.split(' ')],
  allowedAttributes: {
    '*': ['class', 'style', 'align', 'data-block', 'hidden'],
    a: ['href'],
    img: ['src', 'alt', 'width', 'height'],
    video: ['src', 'width', 'height'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan'],
    del: ['cite', 'datetime'],
  },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['file'], video: ['file'] },
  allowProtocolRelative: false,
  enforceHtmlBoundary: false,
  parseStyleAttributes: false,
  nonTextTags:
    'script style textarea option select noscript noembed noframes xmp template title svg math iframe object applet xml button'.split(
      ' ',
    ),
};

/** Comments go first: conditional ones of Office hold tags. Of one that never ends only the mark goes, not all behind it. */
function withoutComments(html: string): string {
  const end = Math.max(html.lastIndexOf('-->') + 3, html.lastIndexOf('--!>') + 4);
  const ended = html.slice(0, end).replace(/<!--[\s\S]*?--!?>/g, '');
  return (ended + html.slice(end)).replaceAll('<!--', '');
}

/** What is bounded in depth and has nothing left open that would take along what stands behind it. */
const bounded = (html: string): string =>
  withoutUnclosed(shallow(withoutComments(html.replaceAll('\0', '').toWellFormed())));

/** The parts of any HTML. */
export function partsOf(html: string): Part[] {
  const clean = sanitizeHtml(bounded(html), options);
  const tree = load(clean, { xml: { xmlMode: false } }, false);
  return gatherParts(tree.root().contents().toArray() as unknown as AnyNode[]);
}

/** The HTML of a body as we write it; `data-block` stays at its outermost elements. Idempotent. */
export const cleanBody = (html: string): string =>
  partsOf(html)
    .map((part) => partHtml(part, true))
    .join('');
