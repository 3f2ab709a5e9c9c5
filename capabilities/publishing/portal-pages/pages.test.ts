import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { type DisplayWish, factsOf, type Site, siteFor } from '#portal/site.ts';
import { assertHarmless, assertSoundPage, harm, withHarm } from '#portal/testing.ts';
import { blankFacts } from '../model.ts';
import type { ArchivedPage, PublicItem, PublicSection, TitleLine } from '../model-portal.ts';
import {
  archivedDocument,
  archivedPage,
  archivePage,
  atom,
  cataloguePage,
  csvLine,
  errorReportPage,
  errorReportThanks,
  frontPage,
  guidePart,
  historyPage,
  itemPage,
  itemsJson,
  mandatoryPage,
  mandatoryPart,
  monthPage,
  openDataPage,
  rss,
  sectionPage,
  sitemapOfItems,
  takenDownPage,
} from '../portal.ts';
import { dressed } from './dressed.ts';

const organ = {
  ...{
    name: '凤泉区教育体育和文化旅游局',
    siteName: '凤泉区教体文旅局门户网站',
    siteDomain: 'jtlj.example.gov.cn',
  },
  ...{
    siteIdCode: '',
    icp: '',
    policeRecord: '',
    address: '',
    postcode: '',
    phone: '',
    email: '',
    officeHours: '',
  },
};
const section: PublicSection = {
  ...{ id: 's1', slug: 'policies', title: '政策文件', kind: 'policies', parentId: null, position: 1 },
  ...{ description: '本机关的政策文件', keywords: '政策', columnType: '政策文件', inNavigation: true },
  ...{ state: 'active', successorId: null },
};
const column = {
  title: section.title,
  href: '/sections/policies',
  columnType: '政策文件',
  description: 'x',
  keywords: 'y',
};
const siteOf = (display: DisplayWish[] = [], domain = ''): Site =>
  siteFor(factsOf({ ...organ, siteDomain: domain }), { path: '/here', display: new Set(display) }, [
    { ...column, inNavigation: true, below: [] },
  ]);

const at = new Date('2024-08-20T08:30:00Z');
const line: TitleLine = { id: 7, title: '一份文件', kind: 'policy', listedAt: at, urgent: true };
const item: PublicItem = {
  ...{
    id: 12,
    sectionId: 's1',
    kind: 'normative-document',
    version: 2,
    title: '关于印发办法的通知',
    summary: '概述',
  },
  indexNumber: 'HN-01-2024-00001',
  facts: {
    ...blankFacts,
    ...{
      title: '关于印发办法的通知',
      subtitle: '（试行）',
      documentNumber: '凤教〔2024〕18号',
      source: '计划财务股',
    },
    ...{
      producedOn: '2024-08-15',
      keywords: ['资助'],
      author: '王某',
      ground: { article: '20(1)', note: '规范性文件' },
    },
  },
  body: '<h3>第一章</h3><p>文字</p><h4>第一节</h4><table><tbody><tr><td>甲</td></tr></tbody></table>',
  attachments: [{ id: 'f1', name: '申请表.docx', size: 36_000, mediaType: 'application/msword' }],
  ...{ coverFile: null, firstPublishedAt: at, publishedAt: at, originalDate: null, listedAt: at },
  notices: [{ at: '2024-09-03T02:00:00Z', kind: 'corrected', notice: '附件已更正。' }],
  ...{ urgent: true, publicityEndsOn: '2024-09-30' },
};
const links = {
  interprets: [line],
  interpretedBy: [line],
  replaces: [line],
  replacedBy: [line],
  related: [line],
};
const view = {
  item,
  way: [section],
  links,
  newer: line,
  older: line,
  status: { label: '有效', note: '至2026年' },
};
const page = { lines: [line], newer: '1.2', older: '3.4' };
const release: ArchivedPage = {
  ...{ number: 2, kind: 'corrected', notice: '更正', at, htmlHash: 'ab'.repeat(32), journalNumber: 44 },
  html: archivedDocument(siteOf(), item),
};
const matter = {
  ...{
    id: 'm1',
    topic: '政策文件',
    matter: '规范性文件',
    content: '标题、文号',
    basis: '条例',
    timeLimit: '20个工作日',
  },
  ...{ discloser: '本局', channels: '政府网站', items: 3, section, notApplicable: null },
};
const fields = [
  { field: 'article-20', title: '条例第二十条', matters: [matter, { ...matter, id: 'm2', items: 0 }] },
];
const catalogueLine = {
  ...{
    id: 12,
    indexNumber: 'HN',
    title: '文件',
    summary: '概述',
    producedOn: '2024-08-15',
    publishedOn: '2024-08-20',
  },
  ...{ disclosureClass: 'proactive' as const, section: '政策文件' },
};

/** What decides a page's shape, or is clean HTML already, is no text of people. */
const keep = new Set([
  ...[
    'body',
    'html',
    'kind',
    'slug',
    'field',
    'disclosureClass',
    'state',
    'month',
    'producedOn',
    'publishedOn',
  ],
  ...[
    'id',
    'at',
    'publicityEndsOn',
    'endsOn',
    'year',
    'newer',
    'older',
    'day',
    'today',
    'articleHash',
    'htmlHash',
  ],
]);
const drawn: Readonly<Record<string, (site: Site, turn: <T>(value: T) => T) => string>> = {
  item: (site, turn) => itemPage(site, { ...turn(view), newer: turn(line), older: turn(line) }),
  'preview of an item': (site, turn) =>
    itemPage(site, { ...turn(view), newer: null, older: null, preview: true }),
  section: (site, turn) =>
    sectionPage(site, {
      ...turn({ section, way: [section], page, below: [{ section, lines: [line] }] }),
      around: turn({ title: '政策', sections: [section] }),
      isFirst: true,
    }),
  'empty section': (site, turn) =>
    sectionPage(site, {
      ...turn({ section, way: [section], below: [], around: null }),
      page: { lines: [], newer: null, older: null },
      isFirst: true,
    }),
  month: (site, turn) => monthPage(site, turn({ section, way: [section], page, month: '2024-08' })),
  archive: (site, turn) =>
    archivePage(site, turn({ section, months: [{ month: '2024-08', items: 3 }], sections: [section] })),
  'taken down': (site, turn) => takenDownPage(site, turn({ id: 12, notice: '内容有误', at })),
  history: (site, turn) =>
    historyPage(
      site,
      turn({ id: 12, title: '标题', way: [section], releases: [release], today: '2024-10-01' }),
    ),
  'archived page': (site) => archivedPage(site, { id: 12, day: '2024-09-01', release }),
  'archived page that is sealed': (site) =>
    archivedPage(site, { id: 12, day: '2024-09-01', release: { ...release, html: null } }),
  catalogue: (site, turn) =>
    cataloguePage(site, {
      ...turn({ lines: [catalogueLine], sections: [section], section }),
      ...{ page: { newer: null, older: '1.2' }, years: ['2024'], year: '2024' },
    }),
  mandatory: (site, turn) => mandatoryPage(site, turn(fields)),
  'open data': (site) => openDataPage(site),
  'error report': (site, turn) =>
    errorReportPage(site, turn({ page: '/items/1', text: '错字', contact: '', problems: { text: '太短' } })),
  thanks: (site) => errorReportThanks(site, 'AB12CD34'),
};

for (const [name, draw] of Object.entries(drawn)) {
  test(`${name}: a sound page, however it is shown`, () => {
    assertSoundPage(draw(siteOf(), (value) => value));
    assertSoundPage(draw(siteOf(['large', 'contrast', 'simple']), (value) => value));
  });
  test(`${name}: every text is shown as it was typed`, () => {
    assertHarmless(draw(siteOf(), (value) => withHarm(value, keep)));
  });
}

test('the parts of front page and 政府信息公开 show every text as it was typed', () => {
  const hostile = withHarm({ section, lines: [line] }, keep);
  assertHarmless(
    frontPage({
      columns: [hostile],
      publicity: [{ ...withHarm(line, keep), endsOn: '2024-09-30' }],
      picture: null,
    }),
  );
  assertHarmless(guidePart(withHarm(item, keep), withHarm(section, keep)));
  assertHarmless(mandatoryPart(withHarm(fields, keep), [hostile]));
});

test('an item tells machines what the page standard asks of content pages', () => {
  const $ = load(itemPage(siteOf([], 'jtlj.example.gov.cn'), view));
  const meta = (name: string) => $(`meta[name="${name}"]`).attr('content');
  assert.equal(meta('ArticleTitle'), item.title);
  assert.equal(meta('PubDate'), '2024-08-20 16:30');
  assert.equal(meta('ContentSource'), '计划财务股');
  assert.equal(meta('Author'), '王某');
  assert.equal(meta('Keywords'), '资助');
  assert.equal(meta('Url'), 'https://jtlj.example.gov.cn/here');
  for (const name of ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType'])
    assert.ok(meta(name), name);
  assert.equal($('.qr').attr('src'), '/items/12/qr.svg');
});

test('an item says what art. 12 wants said, and keeps its correction in sight', () => {
  const text = load(itemPage(siteOf(), view))('main').text();
  for (const words of [
    '索引号',
    '凤教〔2024〕18号',
    '2024-08-15',
    '第二十条第（一）项',
    '有效，至2026年',
    '附件已更正。',
    '紧急发布',
  ])
    assert.ok(text.includes(words), words);
});

const bodies: readonly (readonly [body: string, expected: RegExp, reason: string])[] = [
  [
    '<h4>一</h4><h6>二</h6><h4>三</h4>',
    /<h2>一<\/h2><h3>二<\/h3><h2>三<\/h2>/,
    'no level of headings is left out',
  ],
  ['<h1>一</h1>', /<h2>一<\/h2>/, 'the h1 is the title’s'],
  [
    '<table><tr><td><table></table></td></tr></table>',
    /^<div[^>]*><table><tr><td><table><\/table><\/td><\/tr><\/table><\/div>$/,
    'one box for a table within a table',
  ],
  ['<p>a</p></table>', /^<p>a<\/p><\/table>$/, 'a stray end makes no box'],
  [
    '<img src="/a" alt="甲">',
    /^<img loading="lazy" decoding="async" src="\/a" alt="甲">$/,
    'pictures are fetched when seen',
  ],
  ['<header>x</header>', /^<header>x<\/header>$/, 'other elements stay'],
];
for (const [body, expected, reason] of bodies)
  test(`body: ${reason}`, () => assert.match(dressed(body), expected));

const cells: readonly (readonly [value: string, field: string, reason: string])[] = [
  ['=1+1', `"'=1+1"`, 'a formula'],
  [' =HYPERLINK("x")', `"' =HYPERLINK(""x"")"`, 'a formula after a blank'],
  ['@SUM(A1)', `"'@SUM(A1)"`, 'a formula by its old sign'],
  ['-3', `"'-3"`, 'what may begin a formula'],
  ['甲,"乙"\n丙', '"甲,""乙""\n丙"', 'commas, quotes and line breaks'],
];
for (const [value, field, reason] of cells)
  test(`CSV: ${reason}`, () => assert.equal(csvLine([value]), `${field}\r\n`));

const control = '甲\u0000\u0008\u000b\u001b\ufffe\ud800乙 & <b>';
const entry = { ...line, title: control, summary: control, publishedAt: at, section: control };
const feed = { title: control, description: control, href: '/', self: '/feeds/all.rss', entries: [entry] };
for (const [name, xml] of Object.entries({
  rss: rss(siteOf([], 'a.gov.cn'), feed),
  atom: atom(siteOf([], 'a.gov.cn'), feed),
  sitemap: sitemapOfItems(siteOf([], 'a.gov.cn'), [{ id: 3, publishedAt: at }]),
})) {
  test(`${name}: well-formed, without characters that XML cannot hold`, () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    assert.doesNotMatch(xml, /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u);
    const $ = load(xml, { xml: true });
    if (name !== 'sitemap') assert.equal($('item > title, entry > title').text(), '甲乙 & <b>');
    else assert.equal($('loc').text(), 'https://a.gov.cn/items/3');
  });
}

test('open data are one JSON value, with texts as they are', async () => {
  const batches = (async function* () {
    yield [{ ...item, title: harm, plainText: control, section: '政策文件' }];
    yield [{ ...item, id: 13, plainText: '', section: '' }];
  })();
  let text = '';
  for await (const piece of itemsJson(siteOf(), batches)) text += piece;
  const { items, publisher } = JSON.parse(text);
  assert.equal(publisher, organ.name);
  assert.deepEqual([items[0].title, items[0].text, items[1].id], [harm, control, 13]);
});

test('an archived release stands by itself: no script, no style sheet, the same bytes again', () => {
  const made = archivedDocument(siteOf(['contrast'], 'a.gov.cn'), item);
  assert.equal(made, archivedDocument(siteOf([], 'a.gov.cn'), item));
  assert.equal(load(made)('script, link, style').length, 0);
});
