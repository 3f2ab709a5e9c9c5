/** Since when an organ keeps its disputes here: from then on a year without any has zeros, before it has blanks. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { Issues } from '#platform/outcome.ts';
import { isDay } from '#rules/calendar.ts';
import { cite } from '#rules/citation.ts';
import { disputeBasis } from './model-clock.ts';
import { writeKeptFrom } from './store-figures.ts';

/** Says since when. Journalled: it decides what the annual report says. */
export async function keepDisputesFrom(
  app: App,
  staff: Pick<Staff, 'id' | 'name' | 'organId'>,
  day: string,
): Promise<Issues | { keptFrom: string }> {
  if (!isDay(day) || day > app.today())
    return { issues: [{ field: 'keptFrom', message: '请填写已经到来的日期，例如2024-01-01。' }] };
  return transaction(app, async (app) => {
    await writeKeptFrom(app, staff.organId, day);
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'figure-term', id: 'disputes' },
      event: 'kept-from-set',
      by: { id: staff.id, name: staff.name },
      basis: cite(disputeBasis),
      detail: { keptFrom: day },
    });
    return { keptFrom: day };
  });
}
