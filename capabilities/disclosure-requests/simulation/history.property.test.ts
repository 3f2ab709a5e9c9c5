import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, isProvisional } from '#rules/calendar.ts';
import { applicantColumnOf } from '#rules/requests/applicants.ts';
import { replyPeriod } from '#rules/requests/deadlines.ts';
import { isOutcomeCode } from '#rules/requests/outcomes.ts';
import { defaultSettings } from '#rules/requests/settings.ts';
import type { RequestIdentity } from '../model.ts';
import { clockOf, replyDueOf } from '../model-clock.ts';
import { caseOf } from '../model-fold.ts';
import { refusalOf, stepNames } from '../model-steps.ts';
import { type History, lawfulHistory } from './history.ts';
import { seeded } from './random.ts';

const channels = ['counter', 'registered-post', 'ordinary-post', 'internet', 'fax', 'oral'] as const;
const kinds = [
  ...(['natural-person', 'commercial-enterprise', 'research-institution'] as const),
  ...(['public-welfare-organisation', 'legal-service-body', 'other-organisation'] as const),
];

function aHistory(seed: number): History {
  const random = seeded(seed);
  const arrivedOn = addDays('2023-01-03', random.between(0, 700));
  const identity: RequestIdentity = {
    ...{ organId: 'o', id: `c${seed}`, number: '2023-0001', series: 'request', year: 2023, ordinal: 1 },
    ...{ kind: 'disclosure', channel: random.pick(channels), source: 'counter', arrivedOn },
    ...{ applicantKindPicked: random.pick(kinds), isDrill: false, imported: false },
    registeredAt: new Date(0),
  };
  let ids = 0;
  return lawfulHistory({ identity, random, until: '2025-06-30', ownerId: 'clerk', id: () => `k${++ids}` });
}

const seeds = fc.integer({ min: 0, max: 2 ** 31 - 1 });
const runs = { numRuns: 400 };
const ended = new Set(['replied', 'withdrawn', 'deemed-abandoned']);

test('every closed case falls into exactly one row and one column, and its marks tell its life', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(seeds, (seed) => {
      const { of, marks } = aHistory(seed);
      assert.ok(applicantColumnOf(of.applicantKind));
      const closed = marks.filter(({ kind }) => kind === 'closed');
      const reopened = marks.filter(({ kind }) => kind === 'reopened');
      const isCounted = of.receivedOn !== null && of.state !== 'voided';
      assert.equal(marks.filter(({ kind }) => kind === 'received').length, of.receivedOn === null ? 0 : 1);
      assert.equal(closed.length - reopened.length, ended.has(of.state) && of.receivedOn !== null ? 1 : 0);
      if (isCounted && ended.has(of.state)) {
        assert.ok(isOutcomeCode(of.outcome?.code ?? ''), String(of.outcome?.code));
        assert.equal(closed.at(-1)?.outcome, of.outcome?.code);
        seen.add(of.outcome?.code ?? '');
      }
      assert.deepEqual(
        marks.map(({ ordinal }) => ordinal),
        marks.map(({ ordinal }) => ordinal).toSorted((a, b) => a - b),
      );
    }),
    runs,
  );
  assert.ok(seen.size >= 15, `of the 21 outcomes the walks reached ${[...seen].join(' ')}`);
});

test('the case is its events: told again from the beginning it is the same', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { of, events } = aHistory(seed);
      assert.deepEqual(caseOf(of, events), { ...of });
    }),
    { numRuns: 100 },
  );
});

test('no reply without the acts before it; one correction; one extension, told in time; nothing abandoned early', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { events } = aHistory(seed);
      const count = (kind: string) => events.filter((event) => event.kind === kind).length;
      assert.ok(count('correction-asked') <= 1);
      assert.ok(count('extended') <= 1 + count('reopened'));
      assert.ok(count('fee-notified') <= 1);
      let sealed = false;
      let delivered: string | null = null;
      for (const event of events) {
        if (event.kind === 'cleared') sealed = true;
        if (event.kind === 'outcome-decided' || event.kind === 'returned') sealed = false;
        if (event.kind === 'replied') assert.ok(sealed, 'a reply that was not sealed');
        if (event.kind === 'correction-delivered' || event.kind === 'fee-notice-delivered')
          delivered = event.on;
        if (event.kind === 'deemed-abandoned') {
          assert.ok(
            delivered !== null && event.on > addDays(delivered, 10),
            'abandoned before its period was over',
          );
          assert.ok(!isProvisional(event.on));
        }
      }
    }),
    runs,
  );
});

test('the ledger counts the whole period, and an extension never shortens it', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { events, of: last } = aHistory(seed);
      for (let at = 1; at <= events.length; at += 3) {
        const of = caseOf(last, events.slice(0, at));
        const due = replyDueOf(of, defaultSettings, last.arrivedOn);
        if (due?.dueOn == null || due.setByDecision) continue;
        const counted = due.ledger.filter(({ number }) => number !== null).length;
        assert.equal(counted, due.workingDays);
        const clock = clockOf(of);
        if (clock?.extension) {
          const plain = replyDueOf({ ...of, extension: null }, defaultSettings, last.arrivedOn);
          assert.ok((plain?.dueOn ?? '') <= due.dueOn);
          assert.ok(counted <= 2 * replyPeriod.workingDays || of.deferral !== null);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('a closed case allows nothing but what comes after an end', () => {
  const afterwards = new Set([
    ...['changePeople', 'correctKind', 'changeSubject', 'addNote', 'recordDelivery', 'reopen', 'archive'],
    ...['proposePublication', 'linkPublication', 'tellThirdParty', 'reroute'],
  ]);
  fc.assert(
    fc.property(seeds, (seed) => {
      const { of } = aHistory(seed);
      if (of.closedOn === null) return;
      const now = { today: '2025-07-01', settings: defaultSettings };
      const allowed = stepNames.filter((name) => refusalOf(of, name, now) === null);
      assert.deepEqual(
        allowed.filter((name) => !afterwards.has(name)),
        [],
      );
    }),
    { numRuns: 100 },
  );
});
