import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { permissionsOf, type Role } from '#capabilities/accounts/index.ts';
import type { Staff } from '#platform/app.ts';
import { testServer } from '#platform/http/testing.ts';
import { cellPaths, figureAt, sections } from '#rules/annual-report/tables.ts';
import { countsOf } from '../figures/records.ts';
import { judgeReport } from '../judging/index.ts';
import { toOfficialForm } from '../model-record.ts';
import { readReport } from '../reading/index.ts';
import { reportsOf } from '../store.ts';
import { publishSample } from './index.ts';
import { publishedSample } from './testing.ts';

const published = join(import.meta.dirname, '../../../../shared/reports/real/000_seed_fengquan_2024.txt');
const absent = existsSync(published)
  ? false
  : 'the published text of the sample bureau is not beside the project';

test('the sample, brought to the official form, has a figure in every cell and nothing to object to', () => {
  const { report, corrections } = toOfficialForm(publishedSample());
  assert.deepEqual(
    cellPaths(report).filter((path) => figureAt(report, path) === null),
    [],
  );
  assert.deepEqual(
    judgeReport(report, { year: '2024' }).filter((finding) => finding.severity === 'error'),
    [],
  );
  assert.deepEqual(
    corrections.map(({ message }) => message.replace(/（.*/, '')),
    [
      '原文表三“其他”列有25个数没有印出，按勾稽关系均补为0。',
      '原文表三“总计”列有4个数没有印出，按勾稽关系均补为0。',
      '合并栏的名称没有印在该组第一行，已按规定格式归位',
      '原文表三“',
    ],
  );
});

test('reading the published text gives the sample, every sentence and figure', { skip: absent }, async () => {
  const read = await readReport({ name: 'seed.txt', bytes: readFileSync(published) });
  const sample = publishedSample();
  assert.deepEqual(read.narrative, sample.narrative);
  for (const path of cellPaths(sample)) assert.equal(figureAt(read, path), figureAt(sample, path), path);
});

test('every sentence of the publication stands in the record', { skip: absent }, () => {
  const squeezed = (text: string) => text.replace(/\s+/g, '');
  const { narrative } = publishedSample();
  const kept = squeezed([narrative.title, ...sections.map(({ id }) => narrative[id])].join(''));
  const [before = '', after = ''] = readFileSync(published, 'utf8')
    .split(/二、主动公开政府信息情况|五、存在的主要问题及改进情况/)
    .filter((_, n) => n !== 1);
  const lines = `${before}\n${after}`.split('\n').map(squeezed);
  const sentences = lines.flatMap((line) => line.split('。')).filter((line) => line.length > 8);
  assert.ok(sentences.length > 20);
  for (const sentence of sentences)
    assert.ok(kept.includes(sentence.replace(/^[一六]、\S{4,12}$/, '')), sentence);
});

test('at seeding, tables 二, 三 and 四 come from the records and the counts from what was published', async () => {
  const server = await testServer({ now: () => new Date('2025-01-20T02:00:00Z') });
  try {
    const person = async (loginName: string, role: Role): Promise<Staff> => {
      const { staff } = await server.hire(loginName, role);
      return { id: staff.id, organId: server.organ.id, name: staff.name, permissions: permissionsOf([role]) };
    };
    await publishSample(server.app, server.organ.name, {
      clerk: await person('clerk', 'disclosure-clerk'),
      reviewer: await person('reviewer', 'reviewer'),
      leader: await person('leader', 'leader'),
    });
    const [record] = await reportsOf(server.app, server.organ.id);
    assert.equal(record?.state, 'published');
    assert.ok(record);
    assert.equal(record?.sources['proactive.administrativeLicences'], 'query');
    for (const table of ['requests.', 'disputes.']) {
      const paths: readonly string[] = cellPaths(record.report).filter((path) => path.startsWith(table));
      assert.equal(paths.length, table === 'requests.' ? 175 : 15);
      for (const path of paths) {
        assert.equal(record.sources[path], 'query', path);
        assert.equal(figureAt(record.report, path), 0, path);
      }
    }
    const counts = await countsOf(server.app, server.organ.id, '2024');
    assert.ok(record?.report.narrative.overview.includes(`主动公开各类政务信息 ${counts.total} 条`));
    assert.ok(!record?.report.narrative.overview.includes('{'));
  } finally {
    await server.close();
  }
});
