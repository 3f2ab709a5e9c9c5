/** Since when an organ keeps its requests or disputes here: a later year without any has zeros, an earlier one blanks. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { Issues } from '#platform/outcome.ts';
import { isDay } from '#rules/calendar.ts';
import { cite, ogi } from '#rules/citation.ts';
import { type Term, type TermKind, termOf, writeTerm } from './store-terms.ts';

/** Says since when, with the reason. Journalled with what was said before: it decides what the annual report says. */
export async function keepFiguresFrom(
  app: App,
  staff: Pick<Staff, 'id' | 'name' | 'organId'>,
  kind: TermKind,
  term: Term,
): Promise<Issues | Term> {
  if (!isDay(term.keptFrom) || term.keptFrom > app.today())
    return { issues: [{ field: 'keptFrom', message: '请填写已经到来的日期，例如2024-01-01。' }] };
  return transaction(app, async (app) => {
    const before = await termOf(app, staff.organId, kind);
    await writeTerm(app, staff.organId, kind, term);
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'figure-term', id: kind },
      event: 'kept-from-set',
      by: { id: staff.id, name: staff.name },
      basis: cite(ogi('50')),
      detail: { ...term, before: before?.keptFrom ?? null },
    });
    return term;
  });
}
