/** What publishing gives a new organ: its sections, its chain of review, its catalogue of what is owed. */
import type { App } from '#platform/app.ts';
import { ensureUsualChain } from './actions-chains.ts';
import { ensureCatalogue } from './actions-desk.ts';
import { ensureSections } from './actions-sections.ts';

/** Begins whatever the organ does not have yet; the rest stays as it is. */
export async function beginPublishing(
  app: App,
  organ: { readonly id: string; readonly name: string },
): Promise<void> {
  await ensureSections(app, organ.id);
  await ensureUsualChain(app, organ.id);
  await ensureCatalogue(app, organ.id, organ.name);
}
