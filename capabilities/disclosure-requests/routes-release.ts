/** HTTP ⇄ actions of releases: marked, redacted, verified, let go. */
import { z } from 'zod';
import { mediaTypeOf } from '#platform/files/index.ts';
import { admitted, megabyte, type Server, serve } from '#platform/http/index.ts';
import { attachment } from '#platform/http/pages/sending.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { clearRelease, produceRelease, saveMarks, startRelease, withdrawRelease } from './actions-release.ts';
import { releaseProgress } from './actions-release-progress.ts';
import {
  getRelease,
  listReleases,
  placeMarks,
  releaseLayout,
  releaseOutput,
  releasePicture,
  viewOf,
  withheldList,
} from './actions-release-view.ts';
import { view } from './contract.ts';
import { releaseEndpoints as endpoints, type MarkData } from './contract-release.ts';
import type { ReleaseMark } from './model-release.ts';

const asMarks = (marks: readonly MarkData[]): ReleaseMark[] =>
  marks.map(({ mayStandElsewhere, ...mark }) => ({ ...mark, mayStandElsewhere: mayStandElsewhere === true }));

export function registerReleases(server: Server): void {
  registerMarking(server);
  registerSteps(server);
  registerFiles(server);
}

function registerMarking(server: Server): void {
  serve(server, endpoints.listReleases, ({ app, staff, params }) => listReleases(app, staff, params.id));
  serve(server, endpoints.getRelease, ({ app, staff, params }) => getRelease(app, staff, params));
  serve(server, endpoints.releaseLayout, ({ app, staff, params }) => releaseLayout(app, staff, params));
  serve(
    server,
    endpoints.placeMarks,
    ({ app, staff, params, input }) => placeMarks(app, staff, params, asMarks(input.marks)),
    { uploadLimit: 2 * megabyte },
  );
  serve(
    server,
    endpoints.saveMarks,
    async ({ app, staff, params, input }) =>
      viewOf(staff, await saveMarks(app, staff, params, { ...input, marks: asMarks(input.marks) })),
    { uploadLimit: 2 * megabyte },
  );
}

function registerSteps(server: Server): void {
  serve(server, endpoints.startRelease, async ({ app, staff, params, input }) =>
    viewOf(staff, await startRelease(app, staff, params.id, input.file)),
  );
  serve(server, endpoints.produceRelease, async ({ app, staff, params, input }) =>
    viewOf(staff, await produceRelease(app, staff, params, input.revision)),
  );
  serve(server, endpoints.releaseProgress, ({ app, staff, params }) => releaseProgress(app, staff, params));
  serve(server, endpoints.clearRelease, async ({ app, staff, params, input }) =>
    viewOf(staff, await clearRelease(app, staff, params, input.revision)),
  );
  serve(server, endpoints.withdrawRelease, async ({ app, staff, params, input }) =>
    viewOf(staff, await withdrawRelease(app, staff, params, input.reason)),
  );
  serve(server, endpoints.withheldList, ({ app, staff, params }) =>
    withheldList(app, staff.organId, params.id),
  );
}

const which = z.object({ id: z.uuid(), release: z.uuid() });
const place = z.union([
  z.object({ page: z.coerce.number().int().min(0).max(10_000) }),
  z.object({ part: z.string().min(1).max(300) }),
]);

/** The original is seen by who handles, checks or decides requests; the outcome by who may see the register. */
function registerFiles(server: Server): void {
  server.fastify.get('/api/requests/:id/releases/:release/picture', async (request, reply) => {
    const { staff } = await admitted(server, { method: 'GET', access: view }, request);
    const params = which.safeParse(request.params);
    const query = place.safeParse(request.query);
    if (!params.success || !query.success) throw new NotFoundError();
    const picture = await releasePicture(server.app, staff, params.data, query.data);
    return reply.type('image/png').header('cache-control', 'no-store').send(Buffer.from(picture));
  });
  server.fastify.get('/api/requests/:id/releases/:release/output', async (request, reply) => {
    const { staff } = await admitted(server, { method: 'GET', access: view }, request);
    const params = which.safeParse(request.params);
    if (!params.success) throw new NotFoundError();
    const { name, bytes } = await releaseOutput(server.app, staff, params.data);
    return reply
      .type(await mediaTypeOf(bytes))
      .header('content-disposition', attachment(name))
      .header('cache-control', 'no-store')
      .header('x-content-type-options', 'nosniff')
      .send(Buffer.from(bytes));
  });
}
