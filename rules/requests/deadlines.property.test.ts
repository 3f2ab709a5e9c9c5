import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { addDays, advance, isWorkingDay } from '../calendar.ts';
import { type ReplyClock, replyDue, type Stop } from './deadlines.ts';
import { defaultSettings, withSetting } from './settings.ts';

const day = fc.integer({ min: 0, max: 2300 }).map((n) => addDays('2019-05-15', n));
const extra = fc.integer({ min: 1, max: 20 });
const offset = fc.integer({ min: 0, max: 40 });

const stopsAfter = (receivedOn: string) =>
  fc.array(
    fc.tuple(offset, fc.integer({ min: 0, max: 25 }), fc.constantFrom('third-party', 'other-organ')).map(
      ([after, length, kind]): Stop => ({
        kind: kind === 'third-party' ? 'third-party' : 'other-organ',
        from: addDays(receivedOn, after),
        to: addDays(receivedOn, after + length),
        of: '某机关',
      }),
    ),
    { maxLength: 4 },
  );

const clock = day.chain((receivedOn) =>
  stopsAfter(receivedOn).map((stops): ReplyClock => ({ receivedOn, stops })),
);

const dueOf = (facts: ReplyClock) => replyDue(facts).dueOn ?? '';
/** Told on the day of receipt: always before the first due date. */
const extended = (facts: ReplyClock, workingDays: number): ReplyClock => ({
  ...facts,
  extension: { approvedOn: facts.receivedOn, noticedOn: facts.receivedOn, workingDays },
});

test('the ledger is gapless, counts exactly the days of the period, and ends on the due date', () => {
  fc.assert(
    fc.property(clock, fc.option(extra), (facts, n) => {
      const due = replyDue(n === null ? facts : extended(facts, n));
      assert.equal(due.workingDays, 20 + (n ?? 0));
      assert.equal(due.ledger.filter((entry) => entry.number !== null).length, due.workingDays);
      due.ledger.forEach((entry, i) => {
        assert.equal(entry.day, addDays(facts.receivedOn, i + 1));
      });
      assert.equal(due.ledger.at(-1)?.day, due.dueOn);
      assert.ok(isWorkingDay(due.dueOn ?? ''));
    }),
  );
});

test('an extension never shortens, and a longer one never ends earlier', () => {
  fc.assert(
    fc.property(clock, extra, (facts, n) => {
      assert.ok(dueOf(extended(facts, n)) > dueOf(facts));
      if (n < 20) assert.ok(dueOf(extended(facts, n + 1)) > dueOf(extended(facts, n)));
    }),
  );
});

test('a stop never shortens, and stops nothing twice', () => {
  fc.assert(
    fc.property(clock, (facts) => {
      const stops = facts.stops ?? [];
      assert.ok(dueOf(facts) >= dueOf({ ...facts, stops: [] }));
      assert.equal(dueOf({ ...facts, stops: [...stops, ...stops] }), dueOf(facts));
      assert.equal(dueOf({ ...facts, stops: stops.toReversed() }), dueOf(facts));
    }),
  );
});

test('every stopped day is a working day within a stop, and no counted day is', () => {
  fc.assert(
    fc.property(clock, (facts) => {
      const within = (d: string) => (facts.stops ?? []).some((stop) => d > stop.from && d <= (stop.to ?? ''));
      for (const entry of replyDue(facts).ledger) {
        if (entry.kind === 'stopped') assert.ok(isWorkingDay(entry.day) && within(entry.day));
        if (entry.number !== null) assert.ok(!within(entry.day));
      }
    }),
  );
});

test('the due date moves by exactly the working days that stood still', () => {
  fc.assert(
    fc.property(clock, (facts) => {
      const due = replyDue(facts);
      const stopped = due.ledger.filter((entry) => entry.kind === 'stopped').length;
      assert.equal(due.dueOn, advance(facts.receivedOn, 20 + stopped).date);
    }),
  );
});

test('a correction starts the period as if it had been received that day', () => {
  fc.assert(
    fc.property(clock, offset, (facts, later) => {
      const correctionReceivedOn = addDays(facts.receivedOn, later);
      const corrected = { ...facts, correctionAskedOn: facts.receivedOn, correctionReceivedOn };
      assert.equal(dueOf(corrected), dueOf({ ...facts, receivedOn: correctionReceivedOn }));
      assert.ok(dueOf(corrected) >= dueOf({ ...facts, stops: [] }));
    }),
  );
});

test('a delayed reply never shortens and never passes the day set', () => {
  fc.assert(
    fc.property(clock, fc.integer({ min: 1, max: 120 }), (facts, days) => {
      const plain = dueOf(facts);
      const until = addDays(facts.receivedOn, days);
      const due = dueOf({ ...facts, deferral: { noticedOn: facts.receivedOn, until } });
      assert.ok(due >= plain);
      assert.ok(due === plain || due <= until);
    }),
    { numRuns: 60 },
  );
});

test('an extension told too late changes nothing', () => {
  fc.assert(
    fc.property(clock, extra, (facts, workingDays) => {
      const late = addDays(dueOf(facts), 1);
      const due = replyDue({ ...facts, extension: { approvedOn: late, noticedOn: late, workingDays } });
      assert.equal(due.dueOn, dueOf(facts));
      assert.match(due.notes.join(), /不产生延长的效力/);
    }),
  );
});

test('days waited for a payment and for an opinion stand still once, where the clock resumes after payment', () => {
  const resume = withSetting(defaultSettings, 'afterPayment', {
    from: '2019-05-15',
    value: 'resume',
    reason: '',
  });
  fc.assert(
    fc.property(clock, offset, fc.integer({ min: 1, max: 30 }), (facts, after, waited) => {
      const feeNotifiedOn = addDays(facts.receivedOn, after);
      const feePaidOn = addDays(feeNotifiedOn, waited);
      const due = replyDue({ ...facts, feeNotifiedOn, feePaidOn }, resume);
      const stopped = due.ledger.filter((entry) => entry.kind === 'stopped').length;
      assert.equal(due.dueOn, advance(facts.receivedOn, 20 + stopped).date);
      assert.ok((due.dueOn ?? '') >= dueOf(facts));
    }),
  );
});
