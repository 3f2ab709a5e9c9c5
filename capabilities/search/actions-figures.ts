/** How the search is used: questions by day, those without an answer, slow ones. */
import type { App, Staff } from '#platform/app.ts';
import { addDays } from '#rules/calendar.ts';
import { figuresOf } from './store-questions.ts';

const SHOWN_DAYS = 30;

/** The figures between two days; the last thirty when none are given. */
export async function searchFigures(
  app: App,
  { organId }: Staff,
  span: { readonly from?: string | undefined; readonly to?: string | undefined },
) {
  const to = span.to ?? app.today();
  const from = span.from ?? addDays(to, 1 - SHOWN_DAYS);
  const { days, place, places, medianMicros, slow, unanswered, common } = await figuresOf(app, organId, {
    from,
    to,
  });
  const sum = (of: 'asked' | 'nothing' | 'clicked') => days.reduce((total, day) => total + day[of], 0);
  return {
    days,
    asked: sum('asked'),
    nothing: sum('nothing'),
    clicked: sum('clicked'),
    place,
    places,
    medianMs: medianMicros === null ? null : medianMicros / 1000,
    slow: slow.map(({ question, micros, day }) => ({ question, day, ms: micros / 1000 })),
    unanswered,
    common: common.map(({ question, times }) => ({ question, times })),
  };
}
