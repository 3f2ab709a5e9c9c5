/** A document of a case is marked, redacted, verified and let go, over HTTP; whatever is left stops it. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { transaction } from '#platform/database/index.ts';
import { paragraph, pdfFile, run, wordFile } from '#platform/documents/testing-office.ts';
import { type Browser, type TestServer, testServer } from '#platform/http/testing.ts';
import { verifyJournal } from '#platform/journal/index.ts';
import type { CaseViewData } from './contract.ts';
import type { DeskDemandData } from './contract-desk.ts';
import type { LayoutData, PlacedData, ProgressData, ReleaseViewData } from './contract-release.ts';
import { dropReleases } from './store-release.ts';
import { answered, arrival, registered } from './testing.ts';

let server: TestServer;
let clerk: Browser;
let reviewer: Browser;
let leader: Browser;

before(async () => {
  server = await testServer({ now: () => new Date('2024-09-02T02:00:00Z') });
  clerk = await server.signIn('disclosure-clerk');
  reviewer = await server.signIn('reviewer');
  leader = await server.signIn('leader');
});
after(() => server.close());

const NUMBER = '110105199003070214';
const letter = wordFile(
  paragraph(run('关于王小明反映问题的答复')) + paragraph(run(`王小明，身份证号${NUMBER}，住在本区。`)),
);

async function started(bytes: Uint8Array = letter, name = '答复底稿.docx'): Promise<ReleaseViewData> {
  const { id } = await registered(clerk, arrival('2024-09-02'));
  const kept = await answered<CaseViewData>(
    clerk(`/api/requests/${id}/files?purpose=document`, {
      method: 'POST',
      body: Buffer.from(bytes),
      headers: {
        'content-type': 'application/octet-stream',
        'x-gongkai-file-name': encodeURIComponent(name),
      },
    }),
  );
  const file = kept.files.find((one) => one.name === name)?.id;
  return answered<ReleaseViewData>(clerk(`/api/requests/${id}/releases`, { json: { file } }));
}

const at = ({ requestId, id }: ReleaseViewData, path = '') =>
  `/api/requests/${requestId}/releases/${id}${path}`;
const words = (text: string, ground = 'third-party') => ({
  id: randomUUID(),
  what: 'everywhere',
  text,
  ground,
});
const save = (who: Browser, release: ReleaseViewData, marks: readonly object[]) =>
  answered<ReleaseViewData>(
    who(at(release, '/marks'), { method: 'PUT', json: { revision: release.revision, marks } }),
  );
const produce = (release: ReleaseViewData) =>
  answered<ReleaseViewData>(clerk(at(release, '/production'), { json: { revision: release.revision } }));
const clear = (who: Browser, release: ReleaseViewData) =>
  who(at(release, '/clearance'), { json: { revision: release.revision } });

type ProgressAnswer = { progress: ProgressData | null };

describe('a release', () => {
  test('marked by one, verified, let go by another, and then a file of the reply', async () => {
    const begun = await started();
    const layout = await answered<LayoutData>(clerk(at(begun, '/layout')));
    assert.deepEqual(
      layout.passages.map(({ where }) => where),
      ['正文第1段', '正文第2段'],
    );
    assert.deepEqual(
      layout.suggestions.map(({ text, what }) => [text, what]),
      [[NUMBER, '身份证号码']],
    );
    const marks = [words('王小明'), words(NUMBER)];
    const { places } = await answered<{ places: PlacedData[] }>(
      clerk(at(begun, '/places'), { json: { marks } }),
    );
    assert.equal(places.length, 3);
    const marked = await save(clerk, begun, marks);
    assert.equal(marked.state, 'marking');
    const verified = await produce(marked);
    assert.equal(verified.state, 'verified', JSON.stringify(verified.verification));
    assert.ok(verified.verification?.passed);
    const output = Buffer.from(await (await clerk(at(verified, '/output'))).arrayBuffer());
    assert.ok(output.length > 500 && !output.includes('王小明'));
    assert.equal((await clear(clerk, verified)).status, 403);
    const waiting = async () => {
      const { demands } = await answered<{ demands: DeskDemandData[] }>(reviewer('/api/requests/demands'));
      return demands.filter(({ next, request }) => /放行/.test(next) && request.id === begun.requestId);
    };
    assert.deepEqual(
      (await waiting()).map(({ next, permission }) => [next, permission]),
      [['放行区分处理后核验通过的文件（1个）。', 'requests:legal']],
    );
    const cleared = await answered<ReleaseViewData>(clear(reviewer, verified));
    assert.equal(cleared.state, 'cleared');
    assert.deepEqual(await waiting(), []);
    const page = await answered<CaseViewData>(clerk(`/api/requests/${begun.requestId}`));
    assert.deepEqual(
      page.files.filter(({ purpose }) => purpose === 'reply').map(({ purpose, name }) => [purpose, name])[0],
      ['reply', '答复底稿（区分处理）.docx'],
    );
    const list = await answered<{ text: string }>(clerk(`/api/requests/${begun.requestId}/withheld`));
    assert.match(list.text, /3处因涉及商业秘密、个人隐私.*第十五条不予公开/);
    assert.doesNotMatch(list.text, /王小明/);
    assert.equal((await clear(reviewer, cleared)).status, 409);
    assert.equal((await verifyJournal(server.database.pool)).broken, null);
  });

  test('what is found afterwards stops it: no output, nothing to let go', async () => {
    const begun = await started();
    const one = {
      id: randomUUID(),
      what: 'passage',
      passage: 'word/document.xml#1',
      from: 2,
      to: 5,
      ground: 'third-party',
    };
    const failed = await produce(await save(clerk, begun, [one]));
    assert.equal(failed.state, 'failed');
    assert.match(failed.verification?.findings[0]?.told ?? '', /正文第2段还能找到/);
    assert.equal((await clerk(at(failed, '/output'))).status, 404);
    assert.equal((await clear(reviewer, failed)).status, 409);
  });

  test('while it is made, how far it is can be asked; afterwards, and of a program that died, nothing is told', async () => {
    const begun = await started(pdfFile({ pages: 12 }), '长文件.pdf');
    const ask = async (who = clerk) => (await answered<ProgressAnswer>(who(at(begun, '/progress')))).progress;
    assert.equal(await ask(), null);
    const heard: ProgressData[] = [];
    let isDone = false;
    const made = produce(begun).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      const progress = await ask(reviewer);
      if (progress) heard.push(progress);
    }
    assert.equal((await made).state, 'verified');
    const told = [...new Set(heard.map(({ percent }) => percent))];
    assert.ok(told.length > 3, `heard ${told.join()}`);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.ok(heard.every(({ done, of, percent }) => done <= of && percent < 100));
    assert.ok(heard.some(({ stage, of }) => stage === 'verifying' && of === 12));
    assert.equal(await ask(), null);
    await server.database.pool.query(
      "insert into release_progress values ($1, $2, 'writing', 3, 12, '2024-09-02T01:50:00Z')",
      [server.organ.id, begun.id],
    );
    assert.equal(await ask(), null);
    const editor = await server.signIn('editor');
    assert.equal((await editor(at(begun, '/progress'))).status, 403);
  });

  test('new marks make an earlier verification worth nothing', async () => {
    const verified = await produce(await save(clerk, await started(), [words('王小明')]));
    const changed = await save(clerk, verified, []);
    assert.equal(changed.verification, null);
    assert.equal((await clerk(at(changed, '/output'))).status, 404);
    assert.equal((await clear(reviewer, changed)).status, 409);
    assert.equal(
      (await clerk(at(changed, '/production'), { json: { revision: verified.revision } })).status,
      409,
    );
  });

  test('the database itself refuses a release without output, or let go by who marked it', async () => {
    const verified = await produce(await save(clerk, await started(), [words('王小明')]));
    const { pool } = server.database;
    await assert.rejects(
      pool.query('update request_releases set output_file = null where id = $1', [verified.id]),
    );
    await assert.rejects(
      pool.query(
        "update request_releases set state = 'cleared', cleared_by = marked_by, cleared_at = now() where id = $1",
        [verified.id],
      ),
    );
  });

  test('marks, names and findings are not readable in the database', async () => {
    const verified = await produce(await save(clerk, await started(), [words('王小明')]));
    const { rows } = await server.database.pool.query('select * from request_releases where id = $1', [
      verified.id,
    ]);
    const { rows: told } = await server.database.pool.query(
      "select detail::text as detail from journal where event like 'release-%'",
    );
    assert.doesNotMatch(JSON.stringify(rows) + JSON.stringify(told), /王小明|答复底稿/);
    assert.equal((rows[0].sealed as Buffer).includes('王小明'), false);
  });

  test('when the time of keeping is over nothing of it is left', async () => {
    const verified = await produce(await save(clerk, await started(), [words('王小明')]));
    const { rows } = await server.database.pool.query(
      'select output_file from request_releases where id = $1',
      [verified.id],
    );
    const file = rows[0].output_file as string;
    const { app, organ } = server;
    assert.equal(await transaction(app, (app) => dropReleases(app, organ.id, verified.requestId)), 1);
    assert.equal((await clerk(at(verified))).status, 404);
    await assert.rejects(app.files.getFile(app, organ.id, file));
  });

  test('a page of a PDF as a picture, for who may see originals', async () => {
    const pdf = await started(
      pdfFile({ content: 'BT /F1 12 Tf 50 100 Td (Secret name) Tj ET', size: '300 200' }),
      '扫描.pdf',
    );
    const picture = await clerk(at(pdf, '/picture?page=0'));
    assert.equal(picture.headers.get('content-type'), 'image/png');
    assert.equal((await clerk(at(pdf, '/picture?page=7'))).status, 404);
    const editor = await server.signIn('editor');
    for (const path of ['', '/layout', '/picture?page=0', '/output'])
      assert.equal((await editor(at(pdf, path))).status, 403);
    assert.equal((await leader(at(pdf, '/picture?page=0'))).status, 200);
  });

  test('what cannot be redacted, and identity proofs, are refused in words', async () => {
    const { id } = await registered(clerk, arrival('2024-09-02'));
    const refused = await answered<{ issues: { message: string }[] }>(
      clerk(`/api/requests/${id}/releases`, { json: { file: await proofOf(id) } }),
      422,
    );
    assert.match(refused.issues[0]?.message ?? '', /不是可以提供的材料/);
  });
});

async function proofOf(id: string): Promise<string> {
  const kept = await answered<CaseViewData>(
    clerk(`/api/requests/${id}/files?purpose=identity-proof`, {
      method: 'POST',
      body: Buffer.from(pdfFile()),
      headers: { 'content-type': 'application/octet-stream', 'x-gongkai-file-name': 'id.pdf' },
    }),
  );
  return kept.files.find(({ purpose }) => purpose === 'identity-proof')?.id ?? '';
}
