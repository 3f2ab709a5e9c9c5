/** HTTP ⇄ the search: what the public and the staff ask. Public pages: routes-portal.ts. */
import { organById, portalOrgan } from '#capabilities/accounts/index.ts';
import { type Server, serve } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { find, narrowingOf, similarTo } from './actions.ts';
import { searchFigures } from './actions-figures.ts';
import { askRebuild, rebuildState } from './actions-rebuild.ts';
import { deleteSynonym, listSynonyms, saveSynonym } from './actions-synonyms.ts';
import { endpoints } from './contract.ts';
import type { SearchRoom } from './following/room.ts';
import { cleaned } from './model.ts';
import { registerPortal } from './routes-portal.ts';
import { noteClick } from './store-questions.ts';
import { suggestionsFor } from './understanding/suggestions.ts';

/** Registers everything of the search on the server. */
export function register(server: Server, room: SearchRoom): void {
  registerPublic(server, room);
  registerStaff(server, room);
  registerSynonyms(server);
  registerPortal(server, room);
}

function registerPublic(server: Server, room: SearchRoom): void {
  serve(server, endpoints.search, async ({ app, query }) =>
    find(await room.searching('api'), { organId: (await portalOrgan(app)).id, staff: null }, query),
  );
  serve(server, endpoints.suggest, async ({ query }) => ({
    suggestions: await suggest(server, room, query.q),
  }));
  serve(server, endpoints.similar, async ({ app, query }) => {
    const viewer = { organId: (await portalOrgan(app)).id, staff: null };
    return { results: await similarTo(await room.searching('api'), viewer, query.key) };
  });
  serve(server, endpoints.recordClick, async ({ app, input }) => {
    await room.written();
    return { kept: await noteClick(app, (await portalOrgan(app)).id, input.id, input.place) };
  });
}

/** What the public is offered while it types. */
export async function suggest(server: Server, room: SearchRoom, typed: string): Promise<string[]> {
  const { id } = await portalOrgan(server.app);
  const { desk } = await room.searching('portal');
  await desk.upToDate(id);
  const narrowing = narrowingOf(desk.index, { organId: id, staff: null }, {});
  return suggestionsFor(desk.index, cleaned(typed), narrowing);
}

function registerStaff(server: Server, room: SearchRoom): void {
  serve(server, endpoints.searchConsole, async ({ staff, query }) =>
    find(await room.searching(null), { organId: staff.organId, staff }, query),
  );
  serve(server, endpoints.getSearchFigures, async ({ app, staff, query }) => {
    await room.written();
    return searchFigures(app, staff, query);
  });
  serve(server, endpoints.startRebuild, async ({ app, staff }) => {
    await askRebuild(app, staff.organId, staff);
    const rebuild = await rebuildState(app, staff.organId);
    if (!rebuild) throw new NotFoundError();
    return rebuild;
  });
  serve(server, endpoints.getRebuild, async ({ app, staff }) => {
    const { desk } = await room.searching(null);
    const rebuild = await rebuildState(app, staff.organId);
    return { rebuild, documents: desk.index.count(), builtAt: desk.index.builtAt() };
  });
}

function registerSynonyms(server: Server): void {
  serve(server, endpoints.listSynonyms, async ({ app, staff }) =>
    listSynonyms(app, staff, (await organById(app, staff.organId))?.name ?? ''),
  );
  serve(server, endpoints.createSynonym, ({ app, staff, input }) => saveSynonym(app, staff, null, input));
  serve(server, endpoints.saveSynonym, ({ app, staff, params, input }) =>
    saveSynonym(app, staff, params.id, input),
  );
  serve(server, endpoints.deleteSynonym, ({ app, staff, params }) => deleteSynonym(app, staff, params.id));
}
