/** Proves table 四: every dispute's marks against its history, and where it counts against its marks. */
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { countingOf } from '#rules/annual-report/counting.ts';
import { type DisputeMark, marksOf } from './model.ts';
import { disputeById, versionsOf } from './store.ts';
import { knownCounting, markedDisputes, marksOfDispute, readOneSnapshot } from './store-figures.ts';

/** How many disputes were proved, and in words the first few whose figures are not what was recorded. */
export type DisputesCheck = { readonly disputes: number; readonly broken: readonly string[] };

const mostTold = 5;

/** What the history of a dispute leaves of marks; the day of voiding is the mark's own. */
async function marksFromHistory(app: App, organId: string, id: string, marks: readonly DisputeMark[]) {
  const versions = await versionsOf(app, organId, id);
  return versions.flatMap(({ facts, event }, at): DisputeMark[] => {
    if (event === 'voided') return marks.filter(({ kind }) => kind === 'voided').slice(0, 1);
    return marksOf(versions[at - 1]?.facts ?? null, facts);
  });
}

const said = (marks: readonly DisputeMark[]) =>
  JSON.stringify(marks.map((mark) => [mark.kind, mark.on, mark.kind === 'settled' ? mark.result : null]));

async function faultOf(app: App, organId: string, id: string): Promise<string | null> {
  const { marks, procedure } = await marksOfDispute(app, organId, id);
  if (said(await marksFromHistory(app, organId, id, marks)) !== said(marks))
    return '计数依据与办理经过不一致';
  const counting = countingOf(marks);
  const known = await knownCounting(app, organId, id);
  const expected = counting && [procedure, counting.enteredIn, counting.settledIn, counting.result];
  const found = known && [
    known.procedure,
    ...[known.counting.enteredIn, known.counting.settledIn, known.counting.result],
  ];
  return JSON.stringify(expected) === JSON.stringify(found) ? null : '年报计数与办理经过不一致';
}

/** Proves every dispute of every organ, in one snapshot; an organ has tens of them a year. */
export const verifyDisputes = (app: App): Promise<DisputesCheck> =>
  transaction(app, async (app) => {
    await readOneSnapshot(app);
    const broken: string[] = [];
    const all = await markedDisputes(app);
    for (const { organId, id } of all) {
      const why = broken.length < mostTold ? await faultOf(app, organId, id) : null;
      if (why === null) continue;
      const facts = (await disputeById(app, organId, id))?.facts;
      broken.push(`复议、诉讼案件${facts?.caseNumber || id}的${why}。`);
    }
    return { disputes: all.length, broken };
  });
