import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSafeLink } from './extensions.ts';
import { withoutOfficeParts } from './paste.ts';

const cases: [string, string, string][] = [
  [
    'comments with conditions go with what they hold',
    '<p>a<!--[if gte mso 9]><xml>x</xml><![endif]--></p>',
    '<p>a</p>',
  ],
  ['open conditions go and their text stays', '<![if !supportLists]><b>1.</b><![endif]>甲', '<b>1.</b>甲'],
  ['style sheets go with what they hold', '<style>p{color:red}</style><p>甲</p>', '<p>甲</p>'],
  ['Office elements go and their text stays', '<p>甲<o:p>&nbsp;</o:p></p>', '<p>甲&nbsp;</p>'],
  ['scripts go with what they hold', '<script>alert(1)</script>甲', '甲'],
  [
    'what WPS writes around a text',
    '<meta name="Generator" content="WPS Office ET"/><meta name="ksdocx" content="1"><!--StartFragment--><p class=MsoNormal>通知<o:p></o:p></p><wps:x></wps:x><!--EndFragment-->',
    '<p class=MsoNormal>通知</p>',
  ],
];
for (const [reason, html, expected] of cases)
  test(reason, () => assert.equal(withoutOfficeParts(html), expected));

const links: [string, boolean][] = [
  ['https://www.gov.cn/', true],
  ['/items/12', true],
  ['mailto:a@example.com', true],
  ['javascript:alert(1)', false],
  ['//evil.example/', false],
  ['data:text/html,x', false],
];
for (const [address, safe] of links)
  test(`${address} ${safe ? 'may' : 'may not'} be a link`, () => assert.equal(isSafeLink(address), safe));
