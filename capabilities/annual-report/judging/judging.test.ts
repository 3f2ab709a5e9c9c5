import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type AnnualReport, blankReport, cellPaths, withFigure } from '#rules/annual-report/tables.ts';
import { balancedReport, numbers } from '#rules/annual-report/testing.ts';
import type { Finding, ReadReport } from '../model.ts';
import { readReport } from '../reading/index.ts';
import { judgeReport, summarise } from './index.ts';

const folder = new URL('../../../../shared/reports/', import.meta.url);
const absent = existsSync(folder) ? false : 'the folder of real reports is not here';
const seed = '000_seed_fengquan_2024.txt';

const readReal = (name: string): Promise<ReadReport> =>
  readReport({ name, bytes: new Uint8Array(readFileSync(new URL(`real/${name}`, folder))) });

const errors = (findings: readonly Finding[]) => findings.filter((found) => found.severity === 'error');
const rules = (findings: readonly Finding[]) => findings.map((found) => found.rule);

test('the real reports have exactly the errors that their arithmetic has', { skip: absent }, async () => {
  for (const file of readdirSync(new URL('truth/', folder))) {
    const truth = JSON.parse(readFileSync(new URL(`truth/${file}`, folder), 'utf8'));
    const found = errors(judgeReport(await readReal(truth.file)));
    assert.equal(
      found.length,
      truth.arithmeticFaults.length,
      `${file}: ${found.map((f) => f.message).join(' ')}`,
    );
  }
});

test('a report that was cut off is called incomplete and not wrong', { skip: absent }, async () => {
  const cutOff = readdirSync(new URL('real/', folder)).filter((name) => /^[12]\d\d\.txt$/.test(name));
  for (const name of cutOff) {
    const found = judgeReport(await readReal(name));
    assert.deepEqual(errors(found), [], name);
    assert.ok(rules(found).includes('incomplete'), name);
  }
});

test('the seed lacks a column and has a displaced label, and its sentences agree', {
  skip: absent,
}, async () => {
  const found = judgeReport(await readReal(seed));
  assert.deepEqual(rules(errors(found)), ['column-missing']);
  assert.ok(rules(found).includes('label-altered'));
  assert.ok(rules(found).includes('label-displaced'));
  assert.deepEqual(
    rules(found).filter((rule) => /prose|year|name|fee|slip/.test(rule)),
    [],
  );
});

/** Every number of the seed's prose that says something checkable, and what it might have been. */
const mutations: readonly [before: string, printed: string, after: string][] = [
  ['主动公开各类政务信息 ', '15 条', '16 条'],
  ['主动公开各类政务信息 ', '15 条', '11 条'],
  ['主动公开各类政务信息 ', '15 条', '51 条'],
  ['工作动态类信息 ', '11 条', '12 条'],
  ['其他类信息 ', '4 条', '5 条'],
  ['收到政府信息公开申请 ', '0 件', '1 件'],
  ['收到政府信息公开申请 ', '0 件', '10 件'],
  ['文化旅游局有', '两个', '三个'],
  ['凤泉区教育体育和文化旅游局 ', '2024 年政府信息公开', '2023 年政府信息公开'],
  ['一、总体情况\n\n', '2024 年', '2023 年'],
  ['（一）主动公开：', '2024 年', '2023 年'],
  ['（二）依申请公开：\n\n', '2024 年', '2022 年'],
  ['（二）依申请公开：\n\n', '2024 年', '2025 年'],
  ['“凤泉文旅”。', '2024 年', '2023 年'],
  ['六、其他需要报告的事项\n\n', '2024年', '2023年'],
];

for (const [before, printed, after] of mutations) {
  const name = `${before.trim()}${printed} → ${after}`.replace(/\s+/g, ' ');
  test(`a changed number in the seed’s prose is noticed: ${name}`, { skip: absent }, async () => {
    const text = readFileSync(new URL(`real/${seed}`, folder), 'utf8');
    assert.ok(text.includes(before + printed), 'the seed has this place');
    const changed = await readReport({ text: text.replace(before + printed, before + after) });
    const usual = judgeReport(await readReport({ text }));
    assert.ok(judgeReport(changed).length > usual.length);
  });
}

test('what last year carried over is compared with the real report of this year', {
  skip: absent,
}, async () => {
  const report = await readReal('301.txt');
  const previous = await readReal('304.txt');
  assert.deepEqual(errors(judgeReport(report, { previous })), []);
  const changed = withFigure(previous, 'requests.carriedOver.naturalPerson', 2);
  const [found] = errors(judgeReport(report, { previous: changed }));
  assert.equal(found?.rule, 'carry-over');
  assert.deepEqual(found?.cells, ['requests.carriedIn.naturalPerson']);
});

test('the report of another year than last year is not compared', () => {
  const report = balancedReport(numbers(1));
  const found = judgeReport(report, { previous: { ...report, year: '2021' } });
  assert.deepEqual(rules(found), ['previous-year']);
});

test('a report kept under another year than its title says is an error', () => {
  const report = { ...balancedReport(numbers(1)) };
  report.narrative = { ...report.narrative, title: '示例市2023年政府信息公开工作年度报告' };
  assert.deepEqual(rules(errors(judgeReport(report, { year: '2024' }))), ['wrong-year']);
});

test('a single row （六） in a report of the current form is asked about', () => {
  const { requests } = balancedReport(numbers(3), '2019');
  const report: AnnualReport = { ...balancedReport(numbers(3)), requests };
  assert.deepEqual(rules(judgeReport(report)), ['outdated-form']);
});

test('the blank template is asked to be filled and has no error', () => {
  const found = judgeReport(blankReport());
  assert.deepEqual(rules(found), ['table-blank', 'table-blank', 'table-blank']);
});

test('a few blanks are named, many are counted', () => {
  const full = balancedReport(numbers(1));
  const said = (cells: readonly string[]) => {
    const report = cells.reduce((all, path) => withFigure(all, path, null), full);
    return judgeReport(report).find(({ rule }) => rule === 'blank-instead-of-zero')?.message ?? '';
  };
  const many = cellPaths(full)
    .filter((path) => path.startsWith('requests.'))
    .slice(0, 14);
  assert.match(said(['disputes.directSuit.other']), /^表四“未经复议直接起诉”的“其他结果”空白。/);
  assert.equal(said(many), `表三有${many.length}格空白。没有发生的应填0，空白与0不是一回事。`);
});

test('the summary says how many findings of each kind there are', () => {
  const report = balancedReport(numbers(5));
  assert.equal(summarise([], report), '示例市2024年度报告：勾稽关系和文字数字全部核对一致，没有发现问题。');
  const broken = withFigure(report, 'disputes.reconsideration.total', 99);
  const findings = judgeReport(broken);
  assert.match(summarise(findings, broken), /^示例市2024年度报告：1处差错。差错应改正后再发布。$/);
});

test('a random balanced report has nothing to say', () => {
  for (let from = 0; from < 200; from += 1) {
    assert.deepEqual(
      judgeReport(balancedReport(numbers(from), from % 2 ? '2021' : '2019')).filter(
        (f) => f.rule !== 'outdated-form',
      ),
      [],
    );
  }
});

test('a report is checked in less than 5 milliseconds', { skip: absent }, async () => {
  const report = await readReal('301.txt');
  for (let i = 0; i < 20; i += 1) judgeReport(report);
  const times = Array.from({ length: 21 }, () => {
    const start = performance.now();
    judgeReport(report);
    return performance.now() - start;
  });
  // The fastest run: the others share the machine with other tests.
  assert.ok(Math.min(...times) < 5, `${Math.min(...times)} ms`);
});
