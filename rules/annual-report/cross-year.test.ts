import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryOver, inForceChain, sameYearCopies } from './cross-year.ts';
import { reportDueOn } from './deadline.ts';
import { bodyKind, cannotMakeRules } from './organs.ts';
import { type AnnualReport, blankReport, setFigure } from './tables.ts';

function report(
  year: string,
  figures: Record<string, number | string>,
  organ: string | null = '宿迁市',
): AnnualReport {
  const made = { ...blankReport(), organ, year };
  for (const [path, value] of Object.entries(figures)) setFigure(made, path, value);
  return made;
}

test('what last year carried over comes in this year, column by column', () => {
  const before = report('2023', {
    'requests.carriedOver.naturalPerson': 118,
    'requests.carriedOver.total': 121,
  });
  const same = report('2024', { 'requests.carriedIn.naturalPerson': 118, 'requests.carriedIn.total': 121 });
  const other = report('2024', { 'requests.carriedIn.naturalPerson': 118, 'requests.carriedIn.total': 120 });
  assert.deepEqual(carryOver(same, before), []);
  const [found, ...rest] = carryOver(other, before);
  assert.deepEqual(rest, []);
  assert.equal(found?.severity, 'error');
  assert.deepEqual([found?.expected, found?.actual, found?.difference], [121, 120, 1]);
});

test('another body is asked about, and years that do not follow are not compared', () => {
  const now = report('2024', { 'requests.carriedIn.total': 1 });
  assert.equal(
    carryOver(now, report('2023', { 'requests.carriedOver.total': 0 }, '淮安市'))[0]?.severity,
    'question',
  );
  assert.deepEqual(carryOver(now, report('2022', { 'requests.carriedOver.total': 0 })), []);
});

test('the chain of documents in force is advice, because the basis of counting changes', () => {
  const row = 'proactive.normativeDocuments';
  const before = report('2022', { [`${row}.inForce`]: 698 });
  const now = report('2023', { [`${row}.issued`]: 77, [`${row}.repealed`]: 132, [`${row}.inForce`]: 470 });
  const [found] = inForceChain(now, before);
  assert.equal(found?.severity, 'advice');
  assert.deepEqual([found?.expected, found?.actual], [643, 470]);
});

const fee = 'proactive.administrativeFeesWanYuan';
const copies: readonly [why: string, mine: string, theirs: string, found: number][] = [
  ['equal', '9116.36', '9116.36', 0],
  ['equal after rounding to the coarser print', '18651.06', '18651.064104', 0],
  ['two digits exchanged', '4166.241619', '4166.214619', 1],
  ['different bodies with different fees are no copies', '172', '9116.36', 0],
];
for (const [why, mine, theirs, count] of copies) {
  test(`fees of one year in two reports, ${why}: ${count} finding(s)`, () => {
    assert.equal(
      sameYearCopies(report('2024', { [fee]: mine }), report('2024', { [fee]: theirs })).length,
      count,
    );
  });
}

test('departments are due on 31 January, government offices on 31 March, and a local date may be earlier', () => {
  assert.deepEqual([reportDueOn('2024').date, reportDueOn('2024').basis.article], ['2025-01-31', '49.1']);
  assert.equal(reportDueOn('2024', 'government-office').date, '2025-03-31');
  assert.equal(reportDueOn('2024', 'department', { localDay: '01-26' }).date, '2025-01-26');
  assert.equal(reportDueOn('2024', 'department', { localDay: '02-26' }).date, '2025-01-31');
});

test('the date stays on a day off, and the last working day before it is told', () => {
  assert.equal(reportDueOn('2025').lastWorkingDay, '2026-01-30');
  assert.equal(reportDueOn('2024').lastWorkingDay, '2025-01-27');
  assert.equal(reportDueOn('2090').lastWorkingDay, '2091-01-31');
});

const kinds: readonly [name: string, kind: string, rulesDoubted: boolean][] = [
  ['凤泉区教育体育和文化旅游局', 'department', true],
  ['江门市蓬江区财政局', 'department', true],
  ['桃江县松木塘镇人民政府', 'township', true],
  ['榆阳区驼峰路街道办事处', 'township', true],
  ['河包镇', 'township', true],
  ['淮安市人民政府办公室', 'government', false],
  ['淮安市洪泽区人民政府办公室', 'government', true],
  ['平潭综合实验区', 'government', false],
  ['平潭综合实验区管理委员会', 'government', false],
  ['国家市场监督管理总局', 'department', false],
  ['财政部', 'department', false],
  ['宿迁市', 'government', false],
  ['上海市发展和改革委员会', 'department', true],
];
for (const [name, kind, doubted] of kinds) {
  test(`${name} is a ${kind} and its 规章 are ${doubted ? 'doubted' : 'not doubted'}`, () => {
    assert.equal(bodyKind(name), kind);
    assert.equal(cannotMakeRules(name, bodyKind(name)), doubted);
  });
}
