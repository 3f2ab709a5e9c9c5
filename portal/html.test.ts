import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'cheerio';
import { html, localPath, printedTime, url } from './html.ts';

const hostile: readonly (readonly [text: string, reason: string])[] = [
  ['<script>alert(1)</script>', 'an element'],
  ['"><img src=x onerror=alert(1)>', 'leaves a double-quoted attribute'],
  ["'><svg/onload=alert(1)>", 'leaves a single-quoted attribute'],
  ['" autofocus onfocus="alert(1)', 'adds an attribute'],
  ['&lt;b&gt; &#60;b&#62;', 'is escaped already, and must be shown as typed'],
  ['</textarea><script>alert(1)</script>', 'leaves a textarea'],
  ['</title><script>alert(1)</script>', 'leaves the title'],
  ['<!--', 'opens a comment'],
  ['a && b < c > d', 'plain text with signs'],
];

for (const [text, reason] of hostile) {
  test(`text that ${reason} is shown as it was typed`, () => {
    const page = html`<title>${text}</title><p title="${text}" lang='${text}'>${text}</p><textarea>
${text}</textarea><ul>${[text, text]}</ul>`;
    const $ = load(page);
    assert.equal($('p').text(), text);
    assert.equal($('title').text(), text);
    assert.equal($('p').attr('title'), text);
    assert.equal($('p').attr('lang'), text);
    assert.equal($('textarea').text().replace(/^\n/, ''), text);
    assert.equal($('ul').text(), text + text);
    assert.deepEqual(Object.keys($('p').attr() ?? {}), ['title', 'lang']);
    assert.equal($('script, img, svg, b').length, 0);
  });
}

test('nothing is printed for what is not there, and 0 is printed', () => {
  assert.equal(html`[${null}${undefined}${0}]`, '[0]');
});

const addresses: readonly (readonly [address: string, result: string, reason: string])[] = [
  ['/annual-reports/2024', '/annual-reports/2024', 'a local path'],
  ['#cell-a', '#cell-a', 'a place on the page'],
  ['?show=all', '?show=all', 'a query'],
  ['https://www.gov.cn/', 'https://www.gov.cn/', 'https'],
  ['mailto:a@b.cn', 'mailto:a@b.cn', 'mail'],
  ['tel:0373-0000000', 'tel:0373-0000000', 'telephone'],
  ['javascript:alert(1)', '#', 'script'],
  ['JaVaScRiPt:alert(1)', '#', 'script in mixed case'],
  ['java\nscript:alert(1)', '#', 'browsers drop the line break'],
  ['\u0001javascript:alert(1)', '#', 'browsers drop control characters'],
  [' javascript:alert(1)', '#', 'browsers drop leading blanks'],
  ['data:text/html,<script>', '#', 'data'],
  ['vbscript:x', '#', 'another script'],
  ['//evil.example/', '#', 'another host under our scheme'],
  ['/\\evil.example', '#', 'browsers read a backslash as a slash'],
  ['/a:b', '/a:b', 'a colon after a slash is no scheme'],
];

for (const [address, result, reason] of addresses) {
  test(`url(): ${reason} becomes ${JSON.stringify(result)}`, () => assert.equal(url(address), result));
}

const returns: readonly (readonly [wish: string | undefined, path: string, reason: string])[] = [
  [undefined, '/', 'no wish'],
  ['/disclosure?x=1', '/disclosure?x=1', 'a page of this site'],
  ['/栏目', '/%E6%A0%8F%E7%9B%AE', 'Chinese is encoded for the header'],
  ['/a%20b', '/a%20b', 'what is encoded stays so'],
  ['https://evil.example/', '/', 'another site'],
  ['//evil.example/', '/', 'another site without scheme'],
  ['/\\evil.example', '/', 'another site by backslash'],
  ['/a\r\nSet-Cookie: x=1', '/', 'a second header'],
  ['/a%0d%0aSet-Cookie:x', '/a%0D%0ASet-Cookie:x', 'an encoded line break stays encoded'],
  ['disclosure', '/', 'a relative path'],
  [`/${'a'.repeat(600)}`, '/', 'a path too long to be ours'],
];

for (const [wish, path, reason] of returns) {
  test(`localPath(): ${reason}`, () => assert.equal(localPath(wish), path));
}

test('instants are printed in Beijing time, to the minute', () => {
  assert.equal(printedTime('2025-01-19T17:05:00Z'), '2025-01-20 01:05');
  assert.equal(printedTime('2025-01-20'), '2025-01-20');
});

test('no page puts a plain value in unescaped: only calls, choices and named pieces follow an exclamation mark', () => {
  const root = join(import.meta.dirname, '..');
  const files = globSync(
    ['portal/**/*.ts', 'capabilities/*/portal*.ts', 'capabilities/*/portal-pages/*.ts'],
    { cwd: root },
  );
  assert.ok(files.length > 10);
  const known = new Set(['page.body', 'content.panels', 'content.front']);
  for (const file of files.filter((name) => !name.endsWith('.test.ts'))) {
    for (const [, value = ''] of readFileSync(join(root, file), 'utf8').matchAll(/!\$\{([\w.]+)\}/g)) {
      assert.ok(!value.includes('.') || known.has(value), `${file}: !\${${value}}`);
    }
  }
});
