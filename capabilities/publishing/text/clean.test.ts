/** What stands behind hostile markup is kept, however that was left open; and cleaning stays linear. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleanBody } from './clean.ts';

const open: readonly [why: string, html: string, kept: string][] = [
  ['an element that is dropped', '<svg><circle r="1">', ''],
  ['one within another', '<object><math><mi>', ''],
  ['its end inside an attribute', '<noscript><p title="</noscript>"></noscript>', ''],
  ['a comment', '<!-- 批注', '批注'],
  ['a comment inside a style', '<style><!--</style>', ''],
  ['what ended before it goes all the same', '<svg><text>图</text></svg><svg>', ''],
];
for (const [why, html, kept] of open)
  test(`the paragraph behind it is kept: ${why}`, () => {
    const clean = cleanBody(`<p>前一段。</p>${html}<p>后一段。</p>`);
    assert.equal(clean.replace(/<\/?p>/g, '').replace(/\s/g, ''), `前一段。${kept}后一段。`);
    assert.equal(cleanBody(clean), clean, 'cleaned once is cleaned');
  });

test('what ends is dropped whole, whatever follows', () => {
  assert.equal(cleanBody('<p>前</p><svg><text>图</text></svg><!-- 批注 --><p>后</p>'), '<p>前</p><p>后</p>');
  assert.equal(cleanBody('<p>前</p><script>alert(1)</script><p>后</p>'), '<p>前</p><p>后</p>');
});

for (const piece of ['<svg>', '<!--', '<option>', '<template>x</template>', '<math title="', '<svg><p>x'])
  test(`a hundred thousand times ${piece} is cleaned in seconds`, () => {
    const before = process.cpuUsage();
    cleanBody(piece.repeat(100_000));
    const { user, system } = process.cpuUsage(before);
    assert.ok(user + system < 8_000_000, `${(user + system) / 1e6} s of processor time`);
  });
