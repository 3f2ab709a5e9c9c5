import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'cheerio';
import { type DisplayWish, factsOf, type OrganRecord, type Site, siteFor } from '../site.ts';
import { assertHarmless, assertSoundPage, harm, withHarm } from '../testing.ts';
import { accessibilityPage } from './accessibility.ts';
import { disclosurePage, type PublishedLink } from './disclosure.ts';
import { homePage } from './home.ts';
import { problemPage } from './problem.ts';
import { robotsText, siteMapPage, sitemapXml } from './site-map.ts';

const organ: OrganRecord = {
  name: '凤泉区教育体育和文化旅游局',
  siteName: '凤泉区教育体育和文化旅游局政府信息公开平台',
  siteDomain: 'jtlj.example.gov.cn',
  siteIdCode: '4107040001',
  icp: '豫ICP备00000000号',
  policeRecord: '豫公网安备 41070402000000号',
  address: '凤泉区区府路1号',
  postcode: '453011',
  phone: '0373-0000000',
  email: 'zwgk@example.gov.cn',
  officeHours: '工作日 8:30—12:00',
  fax: '0373-0000001',
  disclosureOffice: '办公室',
  errorReportUrl: 'https://example.gov.cn/find-error',
};
const bare: OrganRecord = {
  ...withHarm(organ),
  siteIdCode: '',
  icp: '',
  policeRecord: ' ',
  address: '',
  postcode: '',
  phone: '',
  email: '',
  officeHours: '',
  fax: '',
  disclosureOffice: '',
  errorReportUrl: '',
};
const reports: readonly PublishedLink[] = [
  { title: '2024年报告', href: '/annual-reports/2024', year: '2024', publishedAt: '2025-01-20T01:30:00Z' },
];
const siteOf = (record: OrganRecord, display: DisplayWish[] = []): Site =>
  siteFor(factsOf(record), { path: '/here?a=1', display: new Set(display) });

const pages: readonly (readonly [name: string, page: (site: Site) => string])[] = [
  ['首页', (site) => homePage(site, { panels: [] })],
  ['政府信息公开', (site) => disclosurePage(site, { parts: {}, reports })],
  ['政府信息公开 without reports', (site) => disclosurePage(site, { parts: {}, reports: [] })],
  ['无障碍设置', (site) => accessibilityPage(site, '/disclosure')],
  ['网站地图', (site) => siteMapPage(site, reports)],
  ['404', (site) => problemPage(site, 404)],
  ['500', (site) => problemPage(site, 500, { message: '坏了', requestId: 'abc' })],
];

for (const [name, page] of pages) {
  test(`${name} is a sound page, however it is shown`, () => {
    assertSoundPage(page(siteOf(organ)));
    assertSoundPage(page(siteOf(organ, ['large', 'contrast', 'simple'])));
    assertSoundPage(page(siteOf(bare)));
  });

  test(`${name} escapes every fact of the organ`, () => {
    assertHarmless(page({ ...siteOf(withHarm(organ)), path: harm }));
  });

  test(`${name} names the site as the page standard asks`, () => {
    const $ = load(page(siteOf(organ)));
    const meta = (key: string) => $(`meta[name="${key}"]`).attr('content');
    assert.equal(meta('SiteName'), organ.siteName);
    assert.equal(meta('SiteDomain'), organ.siteDomain);
    assert.equal(meta('SiteIDCode'), organ.siteIdCode);
    if (!/^(404|500|无障碍|网站地图)/.test(name)) {
      for (const key of ['ColumnName', 'ColumnDescription', 'ColumnKeywords', 'ColumnType']) {
        assert.ok(meta(key), key);
      }
    }
    assert.ok($('footer').text().includes(`主办单位：${organ.name}`));
    assert.equal($('footer a[href="https://example.gov.cn/find-error"]').text(), '我为政府网站找错');
  });
}

test('what is not configured is not shown', () => {
  const $ = load(disclosurePage(siteOf(bare), { parts: {}, reports: [] }));
  assert.equal($('meta[name="SiteIDCode"]').length, 0);
  for (const word of ['网站标识码', '邮政编码', '找错', '联系电话'])
    assert.ok(!$('body').text().includes(word), word);
});

test('a harmful address for finding errors is not linked', () => {
  const page = homePage(siteOf({ ...organ, errorReportUrl: 'javascript:alert(1)' }), { panels: [] });
  assert.equal(load(page)('footer a[href^="javascript"]').length, 0);
});

test('政府信息公开 has exactly the four statutory parts and says what is not published', () => {
  const $ = load(disclosurePage(siteOf(organ), { parts: {}, reports: [] }));
  const titles = $('main section > h2')
    .get()
    .map((heading) => $(heading).text());
  assert.deepEqual(titles, ['政府信息公开指南', '政府信息公开制度', '法定主动公开内容', '政府信息公开年报']);
  assert.equal($('.not-yet').length, 4);
  assert.ok($('#guide').text().includes('工作日 8:30—12:00'));
  assert.match($('#apply').text(), /凤泉区区府路1号，办公室收[\s\S]*0373-0000001/, 'the ways to apply');
});

test('the display switches come back to this page, and say when they are on', () => {
  const $ = load(homePage(siteOf(organ, ['contrast']), { panels: [] }));
  assert.equal($('html').attr('class'), 'display-contrast');
  const addresses = $('.display-switches a')
    .get()
    .map((link) => [$(link).text(), $(link).attr('href')]);
  assert.deepEqual(addresses[1], ['关闭高对比度', '/accessibility?mode=standard&back=%2Fhere%3Fa%3D1']);
});

test('machines are told of every public page, absolutely, and of no other', () => {
  const xml = sitemapXml(siteOf(organ), reports);
  assert.ok(
    xml.includes('<loc>https://jtlj.example.gov.cn/annual-reports/2024</loc><lastmod>2025-01-20</lastmod>'),
  );
  assert.ok(!xml.includes('/console'));
  assert.ok(robotsText(siteOf(organ)).includes('Disallow: /console/'));
});
