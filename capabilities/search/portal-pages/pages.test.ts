import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { factsOf, siteFor } from '#portal/site.ts';
import { assertHarmless, assertSoundPage, harm, withHarm } from '#portal/testing.ts';
import { type SearchData, SearchQuery } from '../contract.ts';
import { openSearchDescription, searchFeed, searchPage, similarPage } from '../portal.ts';

const organ = {
  ...{
    name: '凤泉区教育体育和文化旅游局',
    siteName: '凤泉区教体文旅局门户网站',
    siteDomain: 'jtlj.example.gov.cn',
  },
  ...{ siteIdCode: '', icp: '', policeRecord: '', address: '', postcode: '', email: '' },
  ...{ phone: '0373-3000000', officeHours: '工作日8:30—17:30' },
};
const site = siteFor(factsOf(organ), { path: '/search' });

const result: SearchData['results'][number] = {
  ...{ key: 'items:o:1', href: '/items/1', title: '图书馆开放办法', date: '2024-05-10' },
  titlePieces: [
    { text: '图书馆', isHit: true },
    { text: '开放办法', isHit: false },
  ],
  passage: [{ text: '每天开放到九点', isHit: false }],
  attachment: { name: '附表.pdf', page: 3 },
  ...{ section: '政策文件', kind: '政策文件', status: '已废止', organ: organ.name },
  ...{ number: '凤教体〔2024〕3号', index: '005184872/2024-00012' },
};
const found: SearchData = {
  ...{ id: '3f0f9d4e-0000-4000-8000-000000000001', question: '图书倌', corrected: '图书馆', perhaps: null },
  answers: [{ title: '办公时间', text: '工作日8:30—17:30', href: '/disclosure', source: '联系信息' }],
  results: [result, { ...result, key: 'items:o:2', attachment: null, status: '有效' }],
  ...{ total: 12_345, all: 120, isEstimate: true, page: 7, pages: 100 },
  facets: {
    section: Array.from({ length: 12 }, (_, index) => ({ value: `栏目${index}`, count: 20 - index })),
    kind: [{ value: '政策文件', count: 9 }],
    year: [
      { value: '2023', count: 9 },
      { value: '2024', count: 4 },
    ],
    ...{ organ: [], status: [] },
  },
};
const nothing: SearchData = {
  ...found,
  corrected: null,
  results: [],
  answers: [],
  total: 0,
  all: 0,
  pages: 0,
};
const asking = (wish: Record<string, string>) => SearchQuery.parse({ q: '图书倌', ...wish });

test('what was corrected, estimated counts, place of the attachment, and whether it is in force', () => {
  const page = searchPage(site, asking({ year: '2023', page: '7' }), found);
  assertSoundPage(page);
  const $ = load(page);
  assert.match($('.search-spelling').text(), /没有“图书倌”，以下是“图书馆”的结果/);
  assert.match($('.search-spelling a').attr('href') ?? '', /exact=1/);
  assert.match($('[role=status]').text(), /约12,345条结果，其中约120条包含全部词语/);
  assert.match($('.search-passage').first().text(), /附件：附表\.pdf，第3页/);
  assert.equal($('.search-status.is-over').text(), '已废止');
  assert.equal($('.search-results').attr('start'), '61');
  assert.match($('.search-chosen').text(), /年份：2023年/);
  const years = $('#narrowing section').filter((_, part) => $(part).find('h3').text() === '年份');
  assert.deepEqual(
    years
      .find('a')
      .get()
      .map((link) => $(link).find('span').first().text()),
    ['2024年', '2023年'],
    'the newest year first',
  );
  assert.equal($('#narrowing details li').length, 4, 'what is beyond the eighth is folded');
  assert.deepEqual(
    $('.search-paging li')
      .get()
      .map((one) => $(one).text()),
    ['上一页', '1…', '5', '6', '7', '8', '9', '下一页'],
  );
  assert.match($('link[rel=alternate]').attr('href') ?? '', /^\/search\.rss\?.*year=2023/);
  assert.equal($('link[rel=search]').attr('href'), '/opensearch.xml');
});

test('where nothing is found the page says what one can do', () => {
  const page = searchPage(site, asking({ year: '2023', words: 'all', exact: '1' }), nothing);
  assertSoundPage(page);
  const $ = load(page);
  const ways = $('.search-help a')
    .get()
    .map((link) => $(link).attr('href'));
  for (const way of ['/requests/new', '/disclosure#apply', 'tel:0373-3000000'.replace('-', ''), '/site-map'])
    assert.ok(ways.includes(way), way);
  const [all, any, exact] = ways;
  assert.doesNotMatch(all ?? '', /year/);
  assert.doesNotMatch(any ?? '', /words/);
  assert.doesNotMatch(exact ?? '', /exact/);
});

test('without a question there is the form alone, and one box on the page', () => {
  const page = searchPage(site, SearchQuery.parse({}), { ...nothing, question: '' });
  assertSoundPage(page);
  assert.equal(load(page)('input[type=search]').length, 1);
  assert.equal(load(page)('link[rel=alternate]').length, 0);
});

test('nothing that was typed or is shown does harm', () => {
  const keep = new Set(['id', 'key', 'href']);
  const harmful = withHarm(found, keep);
  const wish = { ...asking({}), q: harm, section: harm, from: harm };
  for (const page of [
    searchPage(site, wish, harmful),
    searchPage(site, wish, withHarm(nothing, keep)),
    similarPage(site, { title: harm, href: '/items/1', results: harmful.results }),
  ]) {
    assertSoundPage(page);
    assertHarmless(page);
  }
  for (const xml of [
    searchFeed(site, wish, harmful, 'https://x'),
    openSearchDescription({ ...site, siteName: harm }, ''),
  ])
    assert.ok(!xml.includes('<script') && !xml.includes('<img'));
});
