import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { load } from 'cheerio';
import fc from 'fast-check';
import { sql } from 'kysely';
import { transaction } from '#platform/database/index.ts';
import { type TestServer, testServer } from '#platform/http/testing.ts';
import { journal } from '#platform/journal/index.ts';
import { linesPerPage, pageOf, placeFrom } from './actions-portal.ts';
import { spanOf } from './actions-portal-past.ts';
import { tagsOf } from './listeners.ts';
import { plantFile, plantItem, plantSection } from './testing-portal.ts';

let server: TestServer;
const sections: Record<string, string> = {};
const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const get = async (path: string) => {
  const response = await server.visit(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const plant = (id: number, slug: string, day: string, more = {}) =>
  plantItem(server.app, server.organ.id, {
    ...{ id, sectionId: sections[slug] ?? '', title: `第${id}条`, listedAt: at(day) },
    ...more,
  });

before(async () => {
  server = await testServer();
  const make = async (slug: string, title: string, kind: Parameters<typeof plantSection>[2]['kind']) => {
    sections[slug] = await plantSection(server.app, server.organ.id, { slug, title, kind });
  };
  await make('news', '工作动态', 'news');
  await make('notices', '通知公告', 'notices');
  await make('policies', '政策文件', 'policies');
  await make('interpretations', '政策解读', 'interpretations');
  for (let id = 1; id <= 45; id += 1) await plant(id, 'news', `2024-0${1 + (id % 9)}-10`);
  await plant(50, 'policies', '2024-05-10', { kind: 'normative-document', indexNumber: 'X-50' });
  await plant(51, 'interpretations', '2024-05-11', {
    ...{ kind: 'interpretation', links: [{ to: 50, kind: 'interprets' }], facts: { interprets: [50] } },
  });
});
after(() => server.close());

/** Every item of a list, walking a link of its paging from `start` on. */
async function walked(start: string, label: string): Promise<number[]> {
  const found: number[] = [];
  for (let path: string | undefined = start; path !== undefined; ) {
    const { status, text } = await get(path);
    assert.equal(status, 200, path);
    const $ = load(text);
    const ids = $('main .titles a')
      .get()
      .map((link) => Number($(link).attr('href')?.replace('/items/', '')));
    found.push(...(label === '上一页' ? ids.toReversed() : ids));
    path = $('.paging a')
      .filter((_index, link) => $(link).text() === label)
      .attr('href');
    assert.ok(found.length < 1000, 'the walk ends');
  }
  return found;
}

describe('lists', () => {
  test('walking on and walking back meet every item exactly once', async () => {
    const onward = await walked('/sections/news', '下一页');
    assert.equal(onward.length, 45);
    assert.equal(new Set(onward).size, 45);
    assert.deepEqual((await walked('/sections/news?end=oldest', '上一页')).toReversed(), onward);
  });

  test('a page of a list is right wherever it begins (property)', async () => {
    const lines = fc.uniqueArray(
      fc.record({ at: fc.integer({ min: 0, max: 5 }), id: fc.integer({ min: 1, max: 500 }) }),
      {
        selector: ({ id }) => id,
        maxLength: 90,
      },
    );
    await fc.assert(
      fc.asyncProperty(lines, async (drawn) => {
        const all = drawn
          .map(({ at: moment, id }) => ({ id, listedAt: new Date(moment) }))
          .sort((one, other) => other.listedAt.getTime() - one.listedAt.getTime() || other.id - one.id);
        const read = async (
          direction: 'older' | 'newer',
          from: { id: number; listedAt: Date } | null,
          limit: number,
        ) => {
          const isOlder = (line: (typeof all)[number]) =>
            from === null ||
            line.listedAt < from.listedAt ||
            (line.listedAt.getTime() === from.listedAt.getTime() && line.id < from.id);
          const ordered = direction === 'older' ? all : all.toReversed();
          const side = ordered.filter((line) =>
            from === null
              ? true
              : direction === 'older'
                ? isOlder(line)
                : !isOlder(line) && line.id !== from.id,
          );
          return side.slice(0, limit);
        };
        const seen: number[] = [];
        let page = await pageOf({ at: 'newest' }, read);
        for (;;) {
          seen.push(...page.lines.map(({ id }) => id));
          const than = page.older === null ? null : placeFrom(page.older);
          if (than === null) break;
          page = await pageOf({ at: 'older', than }, read);
          assert.ok(page.newer !== null && page.lines.length <= linesPerPage);
        }
        assert.deepEqual(
          seen,
          all.map(({ id }) => id),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('a month holds its own items and no others', async () => {
    const { text } = await get('/sections/news/2024-03');
    assert.equal(load(text)('main .titles li').length, 5);
    assert.equal((await get('/sections/news/2024-13')).status, 404);
    assert.equal((await get('/sections/news/2024')).status, 404);
    const overview = load((await get('/archive')).text);
    assert.match(overview('main h2').first().text(), /2024年（47条）/);
    assert.equal((await get('/archive/all/2024-05')).status, 200);
  });

  const spans: readonly (readonly [text: string, days: number | null, reason: string])[] = [
    ['2024-02', 29, 'a leap year'],
    ['2024-12', 31, 'over the end of the year'],
    ['2023', 365, 'a year'],
    ['2024-1', null, 'a month of one digit'],
    ['1024-01', null, 'a year long ago'],
  ];
  for (const [text, days, reason] of spans)
    test(`a span: ${reason}`, () => {
      const span = spanOf(text);
      assert.equal(span && (span.before.getTime() - span.from.getTime()) / 86_400_000, days);
    });

  test('a place that cannot be one is no page', async () => {
    for (const place of ['x', '1', '1.2.3', "1.1'--", '99999999999999999.1'])
      assert.equal((await get(`/sections/news?older=${encodeURIComponent(place)}`)).status, 404, place);
    assert.equal(
      (await get('/sections/news?newer=9999999999999.1')).headers.get('location'),
      '/sections/news',
    );
  });
});

describe('addresses', () => {
  test('renamed, merged and retired sections lead on, with what followed their address; unknown ones do not', async () => {
    const { app, organ } = server;
    const old = await plantSection(app, organ.id, { slug: 'old-name', title: '旧栏目', kind: 'news' });
    await sql`UPDATE sections SET state = 'retired', successor_id = ${sections.news} WHERE id = ${old}`.execute(
      app.database,
    );
    await sql`INSERT INTO section_addresses VALUES (${organ.id}, 'xinwen', ${sections.news}, now())`.execute(
      app.database,
    );
    for (const [path, to] of [
      ['/sections/old-name', '/sections/news'],
      ['/sections/old-name/2024-03', '/sections/news/2024-03'],
      ['/sections/xinwen.rss', '/sections/news.rss'],
      ['/archive/xinwen', '/archive/news'],
    ] as const) {
      await tell('section', old, 'section-retired', {});
      const { status, headers } = await get(path);
      assert.deepEqual([status, headers.get('location')], [301, to], path);
    }
    for (const path of ['/sections/never', '/sections/a%2fb', '/items/0', '/items/x', '/items/999'])
      assert.equal((await get(path)).status, 404, path);
  });

  test('feeds, sitemap, open data and catalogue answer in their own form', async () => {
    for (const [path, type] of [
      ['/feeds/all.rss', 'application/rss+xml'],
      ['/feeds/all.atom', 'application/atom+xml'],
      ['/sections/news.rss', 'application/rss+xml'],
      ['/sections/news.atom', 'application/atom+xml'],
      ['/sitemap.xml', 'application/xml'],
      ['/sitemap-pages.xml', 'application/xml'],
      ['/sitemap-items-1.xml', 'application/xml'],
      ['/open-data', 'text/html'],
      ['/open-data/items.csv', 'text/csv'],
      ['/disclosure/catalogue.csv', 'text/csv'],
      ['/disclosure/catalogue.json', 'application/json'],
      ['/disclosure/catalogue.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
      ['/disclosure/catalogue', 'text/html'],
      ['/disclosure/catalogue?section=news&year=2024', 'text/html'],
      ['/disclosure/mandatory', 'text/html'],
      ['/disclosure', 'text/html'],
    ] as const) {
      const { status, headers } = await get(path);
      assert.equal(status, 200, path);
      assert.ok(headers.get('content-type')?.startsWith(type), path);
    }
    const { items } = JSON.parse((await get('/open-data/items.json')).text);
    assert.equal(items.length, 47);
    const csv = (await get('/open-data/items.csv')).text;
    assert.equal(csv.split('\r\n').length, 49);
    assert.equal(JSON.parse((await get('/disclosure/catalogue.json')).text).length, 47);
    assert.equal((await get('/disclosure/catalogue?year=20x4')).status, 404);
  });

  test('document and interpretation name each other', async () => {
    assert.match((await get('/items/50')).text, /政策解读[\s\S]*href="\/items\/51"/);
    assert.match((await get('/items/51')).text, /解读的文件[\s\S]*href="\/items\/50"/);
  });
});

/** As an action would tell it: the pages are dropped before this returns. */
const tell = (kind: string, id: string, event: string, detail: Record<string, string[] | number[]>) =>
  transaction(server.app, async (app) => {
    await journal(app, { organId: server.organ.id, subject: { kind, id }, event, by: 'system', detail });
  });

describe('kept pages', () => {
  test('publishing one item drops its page, its section, what shows all items and those it names, and nothing else', async () => {
    const paths = {
      ...{
        own: '/items/50',
        linked: '/items/51',
        section: '/sections/policies',
        month: '/sections/policies/2024-05',
      },
      ...{
        home: '/',
        feed: '/feeds/all.rss',
        catalogue: '/disclosure/catalogue',
        archive: '/archive',
        sitemap: '/sitemap.xml',
      },
      ...{
        other: '/items/3',
        otherSection: '/sections/notices',
        otherFeed: '/sections/news.rss',
        openData: '/open-data',
      },
      ...{ form: '/report-an-error', reports: '/annual-reports' },
    };
    const before = await Promise.all(Object.values(paths).map(async (path) => (await get(path)).status));
    assert.deepEqual(new Set(before), new Set([200]));
    // What is kept is shown although the rows are others by now; what was dropped is drawn anew.
    await sql`UPDATE organs SET name = '改名后的机关'`.execute(server.app.database);
    await tell('item', '50', 'item-corrected', { sections: [sections.policies ?? ''], linked: [51] });
    const fresh: string[] = [];
    for (const [name, path] of Object.entries(paths))
      if ((await get(path)).text.includes('改名后的机关')) fresh.push(name);
    const dropped = ['own', 'linked', 'section', 'month', 'home', 'feed', 'catalogue', 'archive'];
    assert.deepEqual(fresh.toSorted(), dropped.toSorted());
    await sql`UPDATE organs SET name = '凤泉区教育体育和文化旅游局'`.execute(server.app.database);
    await tell('section', sections.news ?? '', 'section-changed', {});
  });

  const silent = [
    'item-created',
    'item-kept',
    'item-submitted',
    'item-passed',
    'item-returned',
    'item-scheduled',
    'hit-allowed',
  ];
  for (const event of silent)
    test(`${event} drops nothing: the public does not see it`, () =>
      assert.deepEqual(tagsOf({ subject: { kind: 'item', id: '1' }, event, detail: {} }), []));

  test('a page that is kept comes as 304 to who has it, and costs no query', async () => {
    const first = await server.visit('/items/3');
    const etag = first.headers.get('etag') ?? '';
    await first.text();
    const paths = ['/items/3', '/sections/notices', '/disclosure/catalogue', '/feeds/all.atom'];
    for (const path of paths) await get(path);
    let queries = 0;
    const count = () => {
      queries += 1;
    };
    server.database.pool.on('acquire', count);
    for (const path of paths) await get(path);
    server.database.pool.off('acquire', count);
    assert.equal(queries, 0);
    const again = await server.visit('/items/3', { headers: { 'if-none-match': etag } });
    assert.equal(again.status, 304);
  });
});

describe('what was public', () => {
  const html =
    '<!doctype html><html><body><article><h1>原来的标题</h1><p>原来的话</p></article></body></html>';
  const release = (id: number, number: number, kind: string, day: string, page: string | null) =>
    sql`
    INSERT INTO item_releases (organ_id, item_id, number, kind, version, html, html_hash, notice, section_kind, by_name, at, journal_number)
    VALUES (${server.organ.id}, ${id}, ${number}, ${kind}, ${page === null ? null : 1}, ${page},
            ${page === null ? null : sql`sha256(convert_to(${page}, 'UTF8'))`}, ${kind === 'taken-down' ? '内容有误，<b>撤下</b>' : ''},
            ${page === null ? null : 'news'}, '甲', ${at(day)}, ${number})`.execute(server.app.database);

  test('a day shows what the page said, with its proof; the bytes come as they were, unable to run anything', async () => {
    await plant(60, 'notices', '2024-02-01');
    await release(60, 1, 'published', '2024-02-01', html);
    await release(60, 2, 'corrected', '2024-03-01', html.replace('原来的话', '更正的话'));
    const before = await get('/items/60?on=2024-02-20');
    assert.match(before.text, /原来的话/);
    assert.match(before.text, /日志编号[\s\S]*<dd>1<\/dd>/);
    assert.match((await get('/items/60?on=2024-03-01')).text, /更正的话/);
    assert.match((await get('/items/60?on=2024-01-31')).text, /尚未发布/);
    assert.equal((await get('/items/60?on=2999-01-01')).status, 404);
    assert.equal((await get('/items/60?on=yesterday')).status, 404);
    const bytes = await get('/items/60/releases/1.html');
    assert.equal(bytes.text, html);
    assert.match(bytes.headers.get('content-security-policy') ?? '', /default-src 'none'.*sandbox/);
    assert.equal(load((await get('/items/60/history')).text)('tbody tr').length, 2);
  });

  test('what was taken down is 410 with its notice, and its words are shown nowhere', async () => {
    await plant(61, 'notices', '2024-02-01');
    const file = await plantFile(server.app, server.organ.id, {
      ...{
        itemId: 61,
        name: '名单.docx',
        bytes: Buffer.from('名单'),
        use: 'attachment' as const,
        mediaType: 'application/msword',
      },
    });
    await sql`UPDATE public_items SET attachments = ${JSON.stringify([file])} WHERE id = 61`.execute(
      server.app.database,
    );
    await release(61, 1, 'published', '2024-02-01', html);
    assert.equal((await get(`/items/61/files/${file.id}/x.docx`)).status, 200);
    await sql`DELETE FROM public_items WHERE id = 61`.execute(server.app.database);
    await release(61, 2, 'taken-down', '2024-04-01', null);
    await tell('item', '61', 'item-taken-down', { sections: [sections.notices ?? ''] });
    const gone = await get('/items/61');
    assert.equal(gone.status, 410);
    assert.ok(load(gone.text)('main').text().includes('内容有误，<b>撤下</b>'));
    const past = await get('/items/61?on=2024-02-20');
    assert.equal(past.status, 410);
    assert.match(past.text, /内容指纹/);
    for (const path of [
      '/items/61',
      '/items/61?on=2024-02-20',
      '/items/61/history',
      '/items/61/releases/1.html',
    ])
      assert.doesNotMatch((await get(path)).text, /原来的话|原来的标题/, path);
    assert.equal((await get('/items/61/releases/1.html')).status, 404);
    assert.equal((await get(`/items/61/files/${file.id}/x.docx`)).status, 404);
  });
});

describe('files', () => {
  test('an attachment is saved by its Chinese name, never shown, and asked for anew each time', async () => {
    await plant(70, 'notices', '2024-06-01');
    const bytes = Buffer.from('<script>alert(1)</script>');
    const file = await plantFile(server.app, server.organ.id, {
      ...{
        itemId: 70,
        name: `附件“一”'；${'长'.repeat(60)}.html`,
        bytes,
        use: 'attachment' as const,
        mediaType: 'text/html',
      },
    });
    const path = `/items/70/files/${file.id}/${encodeURIComponent(file.name)}`;
    assert.equal((await get(path)).status, 404, 'not while the item does not list it');
    await sql`UPDATE public_items SET attachments = ${JSON.stringify([file])} WHERE id = 70`.execute(
      server.app.database,
    );
    const response = await server.visit(path);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/octet-stream');
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /^attachment; filename="[\w.-]+"; filename\*=UTF-8''%/,
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cache-control'), 'public, no-cache');
    const etag = response.headers.get('etag') ?? '';
    assert.equal((await server.visit(path, { headers: { 'if-none-match': etag } })).status, 304);
    const part = await server.visit(path, { headers: { range: 'bytes=1-6' } });
    assert.deepEqual([part.status, await part.text()], [206, 'script']);
    assert.equal((await server.visit(path, { headers: { range: 'bytes=99-' } })).status, 416);
    assert.equal((await get(path.replace('/items/70/', '/items/50/'))).status, 404, 'not by another item');
    assert.equal((await get('/items/70/files/../../x')).status, 404);
  });
});

describe('我为网站找错', () => {
  const send = (fields: Record<string, string>) =>
    server.visit('/report-an-error', { method: 'POST', body: new URLSearchParams(fields) });
  const kept = async () => {
    const { rows } = await sql<{ text: string }>`SELECT text FROM error_reports`.execute(server.app.database);
    return rows.map(({ text }) => text);
  };

  test('what is missing is said at its field; what is whole gets a number; machines are thanked and forgotten', async () => {
    const refused = await send({ page: '', text: '错', contact: '' });
    assert.equal(refused.status, 422);
    const $ = load(await refused.text());
    assert.equal($('[aria-invalid]').length, 2);
    assert.equal($('textarea').text().trim(), '错');
    const taken = await send({ page: '/items/1', text: '第二段有错字', contact: '' });
    assert.match(await taken.text(), /编号：<strong>[0-9A-F]{8}<\/strong>/);
    assert.equal((await send({ page: '/items/1', text: '垃圾信息', contact: '', website: 'x' })).status, 200);
    assert.deepEqual(await kept(), ['第二段有错字']);
  });

  test('who sends too many is asked to wait', async () => {
    let status = 0;
    for (let n = 0; n < 6 && status !== 429; n += 1)
      status = (await send({ page: '/', text: `问题${n}……`, contact: '' })).status;
    assert.equal(status, 429);
  });

  test('the form takes a page of this site from its address, and no other', async () => {
    assert.equal(load((await get('/report-an-error?page=/items/7')).text)('#page').attr('value'), '/items/7');
    assert.equal(
      load((await get('/report-an-error?page=https://evil.example')).text)('#page').attr('value'),
      '/',
    );
  });
});
