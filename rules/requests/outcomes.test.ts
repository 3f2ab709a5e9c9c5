import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestRows } from '../annual-report/form.ts';
import { cite } from '../citation.ts';
import { type FactKind, factKinds, factLabel, factMissing } from './facts.ts';
import { letterKinds, letterKindsInOrder } from './letter-kinds.ts';
import { isOutcomeCode, missingFacts, outcomeCodes, outcomeOfCode, outcomes, variantOf } from './outcomes.ts';

test('the outcomes are the result rows of the form of 2021, in its order', () => {
  const rows = requestRows['2021'].filter((row) => row.part === 'outcome').map((row) => row.id);
  assert.deepEqual(outcomeCodes, rows);
  assert.equal(outcomes.length, 21);
  for (const outcome of outcomes) assert.equal(outcome.rowId, outcome.code);
});

test('every way has an article, a letter of its own, and something that must lie on file', () => {
  const variants = outcomes.flatMap((outcome) => outcome.variants);
  for (const variant of variants) {
    assert.ok(variant.citations.length > 0 && variant.requiredFacts.length > 0, variant.label);
    assert.equal(letterKinds[variant.letter].group, 'reply');
  }
  const letters = variants.map((variant) => variant.letter);
  assert.equal(new Set(letters).size, letters.length);
  const replies = letterKindsInOrder.filter((kind) => letterKinds[kind].group === 'reply');
  assert.deepEqual(
    replies.filter((kind) => !letters.includes(kind)),
    ['record-amendment'],
  );
});

test('every fact of the list is demanded somewhere or met on the way, and speaks', () => {
  for (const kind of factKinds) {
    assert.ok(factLabel(kind).length > 2);
    assert.match(factMissing(kind), /。$/);
  }
});

const demands: readonly [
  code: Parameters<typeof variantOf>[0],
  variant: Parameters<typeof variantOf>[1],
  fact: FactKind,
  article: string,
][] = [
  ['unableToProvide.notHeld', 'not-existing', 'search-log', '第三十六条第（四）项'],
  ['unableToProvide.notHeld', 'not-this-organ', 'responsible-organ', '第三十六条第（五）项'],
  ['unableToProvide.needsCreating', 'whole', 'search-log', '第三十八条'],
  ['unableToProvide.stillUnclear', 'whole', 'correction-received', '第三十条'],
  ['otherHandling.correctionOverdue', 'whole', 'correction-notice-delivered', '第三十条'],
  ['otherHandling.correctionOverdue', 'whole', 'no-good-reason', '第三十条'],
  ['otherHandling.feeUnpaid', 'whole', 'fee-notice-delivered', '第四十二条'],
  ['notHandled.repeated', 'whole', 'earlier-reply', '第三十六条第（六）项'],
  ['notHandled.excessive', 'whole', 'reasons-asked', '第三十五条'],
  ['notHandled.publicPublication', 'whole', 'publication-place', '第三十九条第二款'],
  ['notHandled.petitionOrComplaint', 'whole', 'petition-channel', '第三十九条第一款'],
  ['refused.thirdPartyRights', 'whole', 'third-party-opinion', '第三十六条第（三）项'],
  ['refused.stateSecret', 'whole', 'secrecy-review', '第三十六条第（三）项'],
  ['refused.deliberative', 'whole', 'disclosure-duty-checked', '第三十六条第（三）项'],
  ['refused.administrativeInquiry', 'whole', 'special-law', '第三十六条第（七）项'],
  ['disclosed', 'already-public', 'publication-place', '第三十六条第（一）项'],
  ['disclosed', 'provide', 'information-attached-or-route', '第三十六条第（二）项'],
  ['disclosedInPart', 'whole', 'withheld-reasons', '第三十七条'],
  ['otherHandling.other', 'withdrawn', 'withdrawal', '第四十五条'],
];

for (const [code, id, fact, article] of demands)
  test(`${code}/${id} demands “${factLabel(fact)}” (${article})`, () => {
    const variant = variantOf(code, id);
    assert.ok(variant.requiredFacts.includes(fact));
    assert.ok(variant.citations.map(cite).join().includes(article));
    assert.deepEqual(missingFacts(variant.requiredFacts, new Set(variant.requiredFacts)), []);
    assert.ok(missingFacts(variant.requiredFacts, new Set()).includes(fact));
  });

test('a row has only its own ways', () => {
  assert.throws(() => variantOf('disclosed', 'not-existing'), RangeError);
  assert.equal(isOutcomeCode('otherHandling'), false);
  assert.equal(outcomeOfCode('disclosedInPart').label, '部分公开');
  assert.equal(outcomeOfCode('refused.stateSecret').groupLabel, '不予公开');
});
