import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cite } from '../citation.ts';
import {
  type Answers,
  allPaths,
  answersOnPath,
  nextQuestion,
  outcomeOf,
  type PathResult,
  questions,
  stepsOf,
} from './outcome-path.ts';
import { outcomeCodes, outcomes } from './outcomes.ts';

const paths = allPaths();
const ends = (answers: Answers): PathResult => {
  const result = outcomeOf(answers);
  assert.ok(result, JSON.stringify(answers));
  return result;
};

test('every complete path ends in exactly one row and one way, and asks nothing more', () => {
  assert.ok(paths.length >= 45, String(paths.length));
  for (const path of paths) {
    ends(path);
    assert.equal(nextQuestion(path), null);
    assert.deepEqual(answersOnPath(path), path);
  }
  assert.equal(new Set(paths.map((path) => JSON.stringify(path))).size, paths.length);
});

test('every row and every way can be reached', () => {
  const reached = new Set(paths.map(ends).map(({ code, variant }) => `${code}/${variant}`));
  const all = outcomes.flatMap(({ code, variants }) => variants.map(({ id }) => `${code}/${id}`));
  assert.deepEqual([...reached].sort(), all.sort());
  assert.deepEqual([...new Set(paths.map((path) => ends(path).code))].sort(), [...outcomeCodes].sort());
});

test('every question and every answer lies on some path, and speaks', () => {
  const used = new Set(paths.flatMap((path) => Object.entries(path).map(([q, c]) => `${q}=${c}`)));
  for (const question of questions) {
    assert.match(question.text, /？$/);
    assert.ok(question.hint.length > 5 && cite(question.basis).length > 5);
    for (const choice of question.choices) assert.ok(used.has(`${question.id}=${choice.id}`));
  }
});

type Law = readonly [article: string, why: string, holds: (end: PathResult, path: Answers) => boolean];
const laws: readonly Law[] = [
  [
    '36(4)',
    'nothing is “not existing” without a search',
    (end, path) =>
      end.variant !== 'not-existing' ||
      (path.search === 'not-found' && end.requiredFacts.includes('search-log')),
  ],
  [
    '38',
    'nothing “needs creating” without a search',
    (end) => end.code !== 'unableToProvide.needsCreating' || end.requiredFacts.includes('search-log'),
  ],
  [
    '36(4)',
    'what is not ours is not searched',
    (_end, path) => path.responsible === 'ours' || path.search === undefined,
  ],
  [
    '36(1)',
    'what is public is never refused',
    (end, path) => path['public-already'] !== 'yes' || end.variant === 'already-public',
  ],
  [
    '32',
    'no third party is protected unasked',
    (end, path) =>
      end.code !== 'refused.thirdPartyRights' ||
      (path['third-party-answer'] !== undefined && end.requiredFacts.includes('third-party-opinion')),
  ],
  [
    '32',
    'a third party that agrees does not stand in the way',
    (end, path) => path['third-party-answer'] !== 'agrees' || end.code === 'disclosed',
  ],
  [
    '32',
    'a third party’s reasonable objection is overridden only for the public interest, and it is told',
    (end, path) =>
      path['third-party-answer'] !== 'objects' ||
      end.code !== 'disclosed' ||
      (end.requiredFacts.includes('public-interest-reasons') &&
        end.requiredFacts.includes('third-party-told')),
  ],
  [
    '32',
    'silence is no consent: the organ’s own weighing is on file',
    (end, path) =>
      !path['third-party-answer']?.startsWith('silent') || end.requiredFacts.includes('third-party-weighed'),
  ],
  [
    '37',
    'nothing is refused for a ground without asking whether it can be severed',
    (end, path) =>
      !path.exemption ||
      path.exemption === 'none' ||
      end.code === 'disclosed' ||
      Object.keys(path).some((id) => id.startsWith('severable')),
  ],
  [
    '37',
    'what can be severed is disclosed in part, whatever the ground',
    (end, path) =>
      !Object.entries(path).some(([id, choice]) => id.startsWith('severable') && choice === 'yes') ||
      end.code === 'disclosedInPart',
  ],
  [
    '16.2',
    'process papers and files only after looking for a law that opens them',
    (end) =>
      !['refused.deliberative', 'refused.enforcementFile'].includes(end.code) ||
      end.requiredFacts.includes('disclosure-duty-checked'),
  ],
  [
    '16.2',
    'what a law opens is not refused',
    (end, path) =>
      (path['duty-deliberative'] ?? path['duty-enforcement-file']) !== 'yes' || end.code === 'disclosed',
  ],
  [
    '14',
    'no state secret without the review of secrecy, not even in part',
    (end, path) => path.exemption !== 'state-secret' || end.requiredFacts.includes('secrecy-review'),
  ],
  [
    '35',
    'nobody is told “too much” without having been asked for reasons',
    (end) => end.code !== 'notHandled.excessive' || end.requiredFacts.includes('reasons-asked'),
  ],
  [
    '35',
    'reasons found good are on file too',
    (end, path) => path.volume !== 'reasonable' || end.requiredFacts.includes('reasons-judged'),
  ],
  [
    '36(6)',
    'no repetition without an earlier reply',
    (end) => end.code !== 'notHandled.repeated' || end.requiredFacts.includes('earlier-reply'),
  ],
  [
    '30',
    'abandoned only after a notice delivered and a period passed',
    (end) =>
      end.code !== 'otherHandling.correctionOverdue' ||
      (
        [
          'correction-notice',
          'correction-notice-delivered',
          'correction-period-passed',
          'no-good-reason',
        ] as const
      ).every((fact) => end.requiredFacts.includes(fact)),
  ],
  [
    '30',
    'still unclear only after a correction came in',
    (end) => end.code !== 'unableToProvide.stillUnclear' || end.requiredFacts.includes('correction-received'),
  ],
  [
    '42',
    'unpaid only after a notice delivered and a period passed',
    (end) =>
      end.code !== 'otherHandling.feeUnpaid' ||
      (['fee-notice', 'fee-notice-delivered', 'fee-period-passed'] as const).every((fact) =>
        end.requiredFacts.includes(fact),
      ),
  ],
];

for (const [article, why, holds] of laws)
  test(`art. ${article}, on all ${paths.length} paths: ${why}`, () => {
    for (const path of paths) assert.ok(holds(ends(path), path), JSON.stringify(path));
  });

test('whatever is answered, the way leads on or ends in one row; answers off the way change nothing', () => {
  const any = fc.record(
    Object.fromEntries(
      questions.map((q) => [
        q.id,
        fc.option(fc.constantFrom(...q.choices.map((c) => c.id), 'no-such-answer'), { nil: undefined }),
      ]),
    ),
  );
  fc.assert(
    fc.property(any, (answers) => {
      const result = outcomeOf(answers);
      assert.equal(result === null, nextQuestion(answers) !== null);
      assert.deepEqual(outcomeOf(answersOnPath(answers)), result);
      assert.ok(stepsOf(answers).length <= questions.length);
    }),
  );
});

test('a plain request goes eight questions to be granted', () => {
  const answers: Record<string, string> = {};
  const granted = ['clear', 'information', 'no', 'normal', 'no', 'ours', 'found', 'no', 'none'];
  for (const answer of granted) {
    const question = nextQuestion(answers);
    assert.ok(question);
    answers[question.id] = answer;
  }
  assert.equal(outcomeOf(answers)?.variant, 'provide');
});
