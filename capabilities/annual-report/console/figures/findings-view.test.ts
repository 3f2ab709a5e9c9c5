import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byCell, type FindingData, sectionOf, sorted, tally } from './findings-view.ts';

const finding = (
  severity: FindingData['severity'],
  cells: string[],
  text: string | null = null,
): FindingData => ({
  rule: severity,
  severity,
  message: '一句话。',
  cells,
  expected: null,
  actual: null,
  source: text === null ? null : { text },
});
const narrative = {
  overview: '收到申请7件。',
  proactive: '',
  requests: '',
  disputes: '',
  problems: '收到申请7件。',
  other: '',
};

test('the worst stands first, in the list and at the cell', () => {
  const findings = [finding('advice', ['a']), finding('error', ['a', 'b'])];
  assert.deepEqual(
    sorted(findings).map(({ severity }) => severity),
    ['error', 'advice'],
  );
  assert.equal(byCell(findings).get('a')?.[0]?.severity, 'error');
  assert.deepEqual(tally(findings), { error: 1, question: 0, advice: 1 });
});

test('advice about a whole table marks no single cell, an error always does', () => {
  const many = Array.from({ length: 10 }, (_, index) => `c${index}`);
  assert.equal(byCell([finding('advice', many)]).size, 0);
  assert.equal(byCell([finding('error', many)]).size, 10);
});

test('a finding about a sentence belongs to the first section that holds its words', () => {
  assert.equal(sectionOf(finding('question', [], '申请7件'), narrative), 'overview');
  assert.equal(sectionOf(finding('question', [], '申请8件'), narrative), null);
  assert.equal(sectionOf(finding('question', ['a']), narrative), null);
});
