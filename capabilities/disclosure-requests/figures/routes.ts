/** HTTP ⇄ the figures of requests. */
import { type Server, serve } from '#platform/http/index.ts';
import { figureEndpoints } from '../contract-figures.ts';
import { casesBehind, getFigures } from './actions.ts';
import { statisticsOf } from './statistics.ts';
import { keepFiguresFrom } from './terms.ts';

/** Registers table 三, its drill-down and the statistics on the server. */
export function registerFigures(server: Server): void {
  serve(server, figureEndpoints.getRequestFigures, async ({ app, staff, params, query }) => {
    const { cells, redone, ...rest } = await getFigures(app, staff, params.year, query);
    return { ...rest, cells: [...cells], redone: [...redone] };
  });
  serve(server, figureEndpoints.requestsBehind, ({ app, staff, params, query }) =>
    casesBehind(app, staff, { year: params.year, path: params.cell, page: query.page }),
  );
  serve(server, figureEndpoints.keepRequestsFrom, ({ app, staff, input }) =>
    keepFiguresFrom(app, staff, 'requests', input),
  );
  serve(server, figureEndpoints.getStatistics, ({ app, staff, query }) => statisticsOf(app, staff, query));
}
