/** Whose records are searched. */
import { organById, organIds } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import type { SearchedOrgan } from './source.ts';

/** An organ as the search knows it; null when there is none. */
export async function searchedOrgan(app: App, id: string): Promise<SearchedOrgan | null> {
  const organ = await organById(app, id);
  return organ ? { id: organ.id, name: organ.name } : null;
}

/** All organs of this program. */
export async function searchedOrgans(app: App): Promise<SearchedOrgan[]> {
  const found = await Promise.all((await organIds(app)).map((id) => searchedOrgan(app, id)));
  return found.filter((organ) => organ !== null);
}
