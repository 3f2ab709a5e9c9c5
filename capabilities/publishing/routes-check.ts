/** HTTP ⇄ the checks: what they find, what is allowed, the organ's dictionary, what the night found. */
import type { App, Staff } from '#platform/app.ts';
import { type Server, serve, usualUpload } from '#platform/http/index.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { allowHit, hitsOf, listAllowances, revokeAllowance } from './actions-check.ts';
import { contentOfDraft, keptContent } from './actions-check-draft.ts';
import { listFindings } from './actions-check-published.ts';
import { addTerm, importTerms, listTerms, switchTerm } from './actions-check-terms.ts';
import { endpoints } from './contract-desk.ts';
import type { ItemContent } from './model.ts';

/** Registers the endpoints of the checks. */
export function registerCheck(server: Server): void {
  serve(server, endpoints.checkText, async ({ app, staff, params, input }) => {
    const content = await contentOfDraft(app, staff.organId, params.id, input.draft);
    return { hits: await hitsOf(app, staff.organId, { itemId: params.id, content: found(content) }) };
  });
  serve(server, endpoints.allow, async ({ app, staff, params, input }) => {
    const content = await kept(app, staff, params.id);
    return allowHit(app, staff, { itemId: params.id, content }, input);
  });
  serve(server, endpoints.listAllowances, ({ app, staff }) => listAllowances(app, staff.organId));
  serve(server, endpoints.revokeAllowance, ({ app, staff, params }) =>
    revokeAllowance(app, staff, params.id),
  );
  serve(server, endpoints.listTerms, ({ app, staff }) => listTerms(app, staff.organId));
  serve(server, endpoints.addTerm, ({ app, staff, input }) => addTerm(app, staff, input));
  serve(server, endpoints.switchTerm, ({ app, staff, params, input }) =>
    switchTerm(app, staff, params.id, input.active),
  );
  serve(server, endpoints.importTerms, ({ app, staff, input }) => importTerms(app, staff, input), {
    uploadLimit: usualUpload,
  });
  serve(server, endpoints.listFindings, ({ app, staff }) => listFindings(app, staff.organId));
}

const kept = async (app: App, staff: Staff, id: number): Promise<ItemContent> =>
  found(await keptContent(app, staff.organId, id));

function found(content: ItemContent | null): ItemContent {
  if (content === null) throw new NotFoundError();
  return content;
}
