import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { load } from 'cheerio';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import type { SearchData } from './contract.ts';
import { plantSection, publish, takeDown } from './testing.ts';

let server: TestServer;
let news = '';
let policies = '';

const search = async (q: string, more = ''): Promise<SearchData> => {
  const response = await server.visit(`/api/search?q=${encodeURIComponent(q)}${more}`);
  assert.equal(response.status, 200, q);
  return (await response.json()) as SearchData;
};
const titles = async (q: string, more = '') => (await search(q, more)).results.map(({ title }) => title);
const plant = (id: number, title: string, more: Partial<Parameters<typeof publish>[2]> = {}) =>
  publish(server.app, server.organ.id, { id, section: news, title, ...more });

/** Waits for the index to have what was published: milliseconds, but this machine is shared; unheard, it would be ten seconds. */
async function until(what: () => Promise<boolean>, limit = 8_000): Promise<number> {
  const began = Date.now();
  while (!(await what())) {
    assert.ok(Date.now() - began < limit, `not within ${limit} ms`);
    await new Promise((done) => setTimeout(done, 20));
  }
  return Date.now() - began;
}

before(async () => {
  server = await testServer();
  news = await plantSection(server.app, server.organ.id, '工作动态');
  policies = await plantSection(server.app, server.organ.id, '政策文件', 'policies');
  await plant(1, '区图书馆延长开放时间', { text: '自五月一日起，区图书馆每天开放到晚上九点。' });
  await plant(2, '体育馆安装健身器材', { text: '安装简单，使用方便，群众满意。' });
  await plant(3, '在建工程安全检查', { text: '对辖区在建工程开展安全检查。' });
  await plant(4, '关于印发校外培训机构管理办法的通知', {
    ...{ section: policies, kind: 'policy', number: '凤教体〔2024〕3号', index: '005184872/2024-00012' },
    text: '为规范校外培训机构，制定本办法。',
  });
  await plant(5, '关于印发义务教育招生工作方案的通知', {
    ...{ section: policies, kind: 'policy', number: '凤教体〔2023〕3号', day: '2023-06-01' },
    text: '义务教育阶段学校招生实行划片入学。',
  });
  await until(async () => (await search('义务教育')).total > 0, 60_000);
});
after(() => server.close());

describe('finding', () => {
  const cases: readonly [string, string, string][] = [
    ['图书馆', '区图书馆延长开放时间', 'a word'],
    ['图书馆几点关门？', '区图书馆延长开放时间', 'a question whose words are not all there'],
    ['圖書館', '区图书馆延长开放时间', 'traditional characters'],
    ['凤教体〔２０２４〕３号', '关于印发校外培训机构管理办法的通知', 'full-width figures'],
    ['凤教体[2024]3号', '关于印发校外培训机构管理办法的通知', 'square brackets'],
    ['凤教体2024年3号', '关于印发校外培训机构管理办法的通知', 'no brackets'],
    ['005184872/2024-00012', '关于印发校外培训机构管理办法的通知', '索引号'],
    ['tushuguan', '区图书馆延长开放时间', 'pinyin'],
    ['tsg', '区图书馆延长开放时间', 'initials'],
    ['tushu馆', '区图书馆延长开放时间', 'pinyin and characters'],
    ['图书倌', '区图书馆延长开放时间', 'a typo by shape'],
    ['图书棺', '区图书馆延长开放时间', 'a typo by sound'],
    ['简单', '体育馆安装健身器材', 'not 单 of another word'],
    ['工程', '在建工程安全检查', 'overlapping words'],
  ];
  for (const [question, title, why] of cases)
    test(`${question}: ${why}`, async () => {
      assert.equal((await titles(question))[0], title);
    });

  test('what was corrected is said, with a way back', async () => {
    const data = await search('图书倌');
    assert.equal(data.corrected, '图书馆');
    assert.equal((await search('图书倌', '&exact=1')).corrected, null);
    const $ = load(await (await server.visit('/search?q=图书倌')).text());
    assert.match($('.search-spelling a').attr('href') ?? '', /exact=1/);
  });
  test('all words and the exact phrase leave the rest out', async () => {
    assert.ok((await search('图书馆 安全检查')).total > 1);
    assert.equal((await search('图书馆 安全检查', '&words=all')).total, 0);
    assert.equal((await search('开放时间', '&words=phrase')).total, 1);
    assert.equal((await search('时间开放', '&words=phrase')).total, 0);
  });
  test('facets count, and narrow', async () => {
    const data = await search('通知');
    assert.deepEqual(data.facets.section, [{ value: '政策文件', count: 2 }]);
    assert.deepEqual(data.facets.year, [
      { value: '2023', count: 1 },
      { value: '2024', count: 1 },
    ]);
    assert.equal((await search('通知', '&year=2023')).total, 1);
    assert.equal((await search('通知', '&year=2023&section=工作动态')).total, 0);
  });
  test('hits are marked where they stand', async () => {
    const [first] = (await search('图书馆')).results;
    assert.deepEqual(first?.titlePieces, [
      { text: '区', isHit: false },
      { text: '图书馆', isHit: true },
      { text: '延长开放时间', isHit: false },
    ]);
  });
  test('suggestions by characters and by sounds', async () => {
    for (const q of ['图书', 'tushu', '开放时间']) {
      const response = await server.visit(`/api/search/suggestions?q=${encodeURIComponent(q)}`);
      const { suggestions } = (await response.json()) as { suggestions: string[] };
      assert.ok(suggestions.includes('区图书馆延长开放时间'), q);
    }
  });
});

describe('following what is public', () => {
  test('an item appears by itself and is gone with its take-down', async () => {
    await plant(20, '暑期游泳馆免费开放');
    await until(async () => (await search('游泳馆')).total === 1);
    await takeDown(server.app, server.organ.id, 20);
    const data = await search('游泳馆');
    assert.equal(data.total, 0);
    assert.deepEqual(data.facets.section, []);
    const response = await server.visit('/api/search/suggestions?q=游泳馆');
    assert.deepEqual(await response.json(), { suggestions: [] });
    assert.equal((await search('youyongguan')).corrected, null);
  });
  test('a correction shows the new words and no longer the old', async () => {
    await plant(21, '球类比赛报名');
    await until(async () => (await search('球类比赛')).total === 1);
    await plant(21, '棋类比赛报名');
    await until(async () => (await search('棋类比赛')).results[0]?.title === '棋类比赛报名');
    assert.equal((await search('球类比赛', '&words=phrase')).total, 0);
  });
});

describe('what staff keep', () => {
  let staff: Browser;
  before(async () => {
    staff = await server.signIn('disclosure-clerk');
  });
  test('a synonym finds at once, and its removal ends that', async () => {
    const made = await staff('/api/search/synonyms', {
      json: { words: ['看书的地方', '图书馆'], oneWay: true },
    });
    assert.equal(made.status, 200, await made.clone().text());
    assert.equal((await titles('看书的地方'))[0], '区图书馆延长开放时间');
    const { id } = (await made.json()) as { id: string };
    assert.equal((await staff(`/api/search/synonyms/${id}`, { method: 'DELETE' })).status, 200);
  });
  test('questions without an answer are counted, without who asked', async () => {
    await search('养老金 13800138000');
    await search('赵四丰的养老金');
    const response = await staff('/api/search/figures');
    const figures = (await response.json()) as { unanswered: { question: string }[]; asked: number };
    assert.ok(
      figures.asked > 0,
      server.log
        .filter((line) => line.includes('err'))
        .join('\n')
        .slice(0, 500),
    );
    assert.ok(!JSON.stringify(figures).includes('13800138000'));
    assert.ok(!JSON.stringify(figures).includes('赵四丰'));
    assert.ok(JSON.stringify(figures).includes('…的养老金'));
  });
  test('what staff ask is not among them, and not kept', async () => {
    assert.equal((await staff('/api/console/search?q=%E6%B0%B4%E5%BA%93%E8%A1%A5%E5%81%BF')).status, 200);
    assert.ok(!(await (await staff('/api/search/figures')).text()).includes('水库补偿'));
  });
});

describe('hostile questions', () => {
  const hostile = [
    '\u0000\u0001\u0007',
    `'; DROP TABLE items; --`,
    '<script>alert(1)</script>',
    '(((((a+)+)+)+)+$',
    '“”‘’"\'`',
    '😀🏊‍♂️👨‍👩‍👧',
    '𬭎𬭎',
    'a'.repeat(5000),
    '的'.repeat(1000),
    '%',
    '_',
    '*:*',
    'AND OR NOT',
    '\\',
    '../../etc/passwd',
  ];
  for (const question of hostile)
    test(`${JSON.stringify(question.slice(0, 20))} is answered with an escaped page`, async () => {
      const response = await server.visit(`/search?q=${encodeURIComponent(question)}`);
      assert.equal(response.status, 200);
      assert.ok(!(await response.text()).includes('<script>alert'));
      await search(question);
      assert.equal((await server.visit(`/search.rss?q=${encodeURIComponent(question)}`)).status, 200);
    });
  test('halves of letters and broken addresses too', async () => {
    for (const q of ['%ED%A0%80', '%FF%FE', '%', '%E5%9B'])
      assert.ok((await server.visit(`/search?q=${q}`)).status < 500, q);
  });
  test('ten megabytes in an address are answered with a page that says so', async () => {
    const answer = await sent(`GET /search?q=${'x'.repeat(10_000_000)} HTTP/1.1\r\nHost: site\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
    assert.match(answer, /太长，没有处理/);
    assert.equal((await server.visit('/search?q=图书馆')).status, 200);
  });
  test('ten megabytes in a form too', async () => {
    const body = `q=${'x'.repeat(10_000_000)}`;
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const head = `POST /search HTTP/1.1\r\nHost: site\r\nAccept: text/html\r\n${type}\r\n`;
    const answer = await sent(`${head}Content-Length: ${body.length}\r\n\r\n${body}`);
    assert.match(answer, /^HTTP\/1\.1 4\d\d /);
    assert.match(answer, /<html lang="zh-CN"/);
    assert.doesNotMatch(answer, /xxxxxxxxxx/);
  });
});

/** What the server says to these bytes until it ends the line or has said a whole page. */
function sent(bytes: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, failed) => {
    const line = connect(Number(port), hostname);
    let answer = '';
    line.setEncoding('utf8');
    line.on('data', (part: string) => {
      answer += part;
      if (answer.includes('</html>')) line.destroy();
    });
    line.on('close', () => done(answer));
    line.on('error', failed);
    line.write(bytes);
  });
}

test('a passage does not run into what is shown beside the title', async () => {
  const [first] = (await search('校外培训机构')).results;
  const passage = first?.passage.map(({ text }) => text).join('') ?? '';
  assert.match(passage, /为规范校外培训机构/);
  assert.doesNotMatch(passage, /索引号|文号|发布日期/);
});
