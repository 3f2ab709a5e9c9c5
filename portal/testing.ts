/** What every public page must hold, checked on its HTML; for tests. */
import assert from 'node:assert/strict';
import { load } from 'cheerio';

/** Text that does harm wherever it is not escaped. */
export const harm = `<script>alert(1)</script>"'><img src=x onerror=alert(1)>`;

/** A copy of `value` in which every text is harmful; texts that `keep` names by key stay. */
export function withHarm<T>(value: T, keep: ReadonlySet<string> = new Set()): T {
  if (typeof value === 'string') return harm as T;
  if (value === null || typeof value !== 'object' || value instanceof Date || value instanceof Set)
    return value;
  if (Array.isArray(value)) return value.map((item) => withHarm(item, keep)) as T;
  const entries = Object.entries(value).map(([key, item]) => [
    key,
    keep.has(key) ? item : withHarm(item, keep),
  ]);
  return Object.fromEntries(entries) as T;
}

/** One h1 first in main, no level left out, ids unique, references that lead somewhere, nothing inline. */
export function assertSoundPage(page: string): void {
  const $ = load(page);
  assert.equal($('h1').length, 1, 'one h1');
  const levels = $('main :is(h1, h2, h3, h4)')
    .get()
    .map((heading) => Number(heading.tagName.slice(1)));
  for (const [index, level] of levels.entries()) {
    assert.ok(level <= (levels[index - 1] ?? 2) + 1, `heading levels ${levels.join(' ')}`);
  }
  const ids = $('[id]')
    .get()
    .map((element) => $(element).attr('id') ?? '');
  assert.equal(new Set(ids).size, ids.length, 'ids are unique');
  const known = new Set(ids);
  for (const name of ['for', 'aria-labelledby', 'aria-describedby', 'headers']) {
    for (const element of $(`[${name}]`).get()) {
      for (const id of ($(element).attr(name) ?? '').split(' ')) assert.ok(known.has(id), `${name}="${id}"`);
    }
  }
  for (const element of $('a[href^="#"]').get()) {
    assert.ok(known.has(($(element).attr('href') ?? '').slice(1)), `link ${$(element).attr('href')}`);
  }
  assert.equal($('[style], style, script:not([src])').length, 0, 'nothing inline');
  assertHarmless(page);
}

/** No element and no attribute came out of a text. */
export function assertHarmless(page: string): void {
  const $ = load(page);
  assert.equal($('img, [onerror], [onload], [onclick]').length, 0, 'no element from text');
  assert.ok(!page.includes('<script>alert'), 'no script from text');
  assert.equal($('a[href^="javascript:"]').length, 0, 'no script address');
}
