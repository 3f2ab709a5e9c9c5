import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { balanceRules, type Imbalance, imbalances } from './balance.ts';
import { type AnnualReport, blankReport, type CellPath, cellPaths, setFigure, withFigure } from './tables.ts';
import { balancedReport, numbers } from './testing.ts';

/** A report of zeros but for the cells given. */
function zeros(changes: Record<CellPath, number | string | null>, organ = '示例市教育局'): AnnualReport {
  const report = { ...blankReport(), organ, year: '2024' };
  for (const path of cellPaths(report)) setFigure(report, path, path.includes('Fees') ? '0' : 0);
  for (const [path, value] of Object.entries(changes)) setFigure(report, path, value);
  return report;
}

const brief = (found: readonly Imbalance[]) => found.map((f) => `${f.severity} ${f.rule}`);

const rows: readonly [
  why: string,
  changes: Record<CellPath, number | string | null>,
  organ: string,
  found: string[],
][] = [
  ['nothing but zeros balances', {}, '示例市教育局', []],
  [
    'a request of a natural person that was disclosed balances',
    {
      'requests.newlyReceived.naturalPerson': 1,
      'requests.newlyReceived.total': 1,
      'requests.disclosed.naturalPerson': 1,
      'requests.disclosed.total': 1,
      'requests.totalHandled.naturalPerson': 1,
      'requests.totalHandled.total': 1,
    },
    '示例市教育局',
    [],
  ],
  [
    'a row whose total is short',
    { 'requests.carriedOver.naturalPerson': 1 },
    '示例市教育局',
    ['error row-sums-to-total', 'error columns-balance'],
  ],
  [
    'dispute results that exceed their total',
    { 'disputes.reconsideration.upheld': 10 },
    '示例市教育局',
    ['error disputes-sum'],
  ],
  [
    'a negative count',
    { 'proactive.administrativeLicences': -1 },
    '示例市教育局',
    ['error figures-are-whole'],
  ],
  [
    'a count with decimals',
    { 'proactive.administrativePenalties': 1.5 },
    '示例市教育局',
    ['error figures-are-whole'],
  ],
  [
    'an amount may have decimals',
    { 'proactive.administrativeFeesWanYuan': '24252.311082' },
    '示例市财政局',
    [],
  ],
  [
    'an amount below 0',
    { 'proactive.administrativeFeesWanYuan': '-3' },
    '示例市教育局',
    ['error figures-are-whole'],
  ],
  [
    'an amount finer than 分',
    { 'proactive.administrativeFeesWanYuan': '1.1234567' },
    '示例市教育局',
    ['advice amount-precision'],
  ],
  [
    'a township that makes 规章',
    { 'proactive.governmentRules.issued': 2, 'proactive.governmentRules.inForce': 2 },
    '桃江县松木塘镇人民政府',
    ['question rules-by-non-legislator'],
  ],
  [
    'a city with districts that makes 规章',
    { 'proactive.governmentRules.issued': 1, 'proactive.governmentRules.inForce': 11 },
    '淮安市人民政府办公室',
    [],
  ],
  [
    'a county bureau with a fee of 11.9 亿元',
    { 'proactive.administrativeFeesWanYuan': '119253.55' },
    '示例县自然资源局',
    ['question fee-in-yuan'],
  ],
  [
    'a finance bureau that collects for its zone',
    { 'proactive.administrativeFeesWanYuan': '18651.064104' },
    '平潭综合实验区财政金融局',
    [],
  ],
  [
    'issued documents that are not in force',
    { 'proactive.normativeDocuments.issued': 3 },
    '示例市教育局',
    ['question issued-not-in-force'],
  ],
  [
    'a blank beside zeros that sum up is nothing to judge',
    { 'requests.disclosed.naturalPerson': null },
    '示例市教育局',
    [],
  ],
];

for (const [why, changes, organ, found] of rows) {
  test(`${why}: ${found.join('、') || 'no finding'}`, () => {
    assert.deepEqual(brief(imbalances(zeros(changes, organ))), found);
  });
}

test('a blank is asked about when the total says that something belongs there', () => {
  const report = zeros({
    'requests.newlyReceived.total': 1,
    'requests.newlyReceived.naturalPerson': null,
    'requests.carriedOver.total': 1,
    'requests.carriedOver.naturalPerson': 1,
  });
  assert.deepEqual(brief(imbalances(report)), ['question row-sums-to-total', 'question columns-balance']);
});

test('known parts that exceed a known total are an error even beside a blank', () => {
  const report = zeros({
    'requests.disclosed.naturalPerson': 2,
    'requests.disclosed.otherOrganisation': null,
  });
  assert.ok(brief(imbalances(report)).includes('error row-sums-to-total'));
});

test('the one cell that lies in every broken sum is named first', () => {
  const report = withFigure(balancedReport(numbers(7)), 'requests.disclosed.naturalPerson', 999);
  for (const found of imbalances(report)) {
    assert.equal(found.cells[0], 'requests.disclosed.naturalPerson');
    assert.match(found.message, /最可能填错/);
  }
});

test('a finding states both sides and the difference', () => {
  const [found] = imbalances(
    zeros({ 'disputes.reconsideration.upheld': 10, 'disputes.reconsideration.overturned': 1 }),
  );
  assert.deepEqual([found?.expected, found?.actual, found?.difference], [11, 0, 11]);
  assert.equal(
    found?.message,
    '表四“行政复议”不平：四种结果之和为10＋1＝11，“总计”为0，相差11。请核对并改正。',
  );
});

test('every rule has a formula, a basis and its own id', () => {
  assert.equal(new Set(balanceRules.map((rule) => rule.id)).size, balanceRules.length);
  for (const rule of balanceRules) assert.ok(rule.formula.length > 5 && rule.basis.law.length > 5, rule.id);
});

const truth = new URL('../../../shared/reports/truth/', import.meta.url);
const absent = existsSync(truth) ? false : 'the folder of real reports is not here';

test('the real reports break exactly the rules that their faults name', { skip: absent }, () => {
  for (const file of readdirSync(truth)) {
    const read = JSON.parse(readFileSync(new URL(file, truth), 'utf8'));
    const report: AnnualReport = { ...blankReport(read.format), ...read };
    const errors = imbalances(report).filter((f) => f.severity === 'error');
    assert.equal(
      errors.length,
      read.arithmeticFaults.length,
      `${file}: ${errors.map((f) => f.message).join(' ')}`,
    );
  }
});
