/** SQL of releases; name, marks and manifest sealed in one piece, the outcome sealed in the file store. */
import type { Selectable } from 'kysely';
import type { App } from '#platform/app.ts';
import type { Manifest, RedactionKind } from '#platform/documents/redaction/index.ts';
import { isIssues, NotFoundError } from '#platform/outcome.ts';
import { openText, sealText } from '#platform/sealing/index.ts';
import type { Release, ReleaseMark, ReleaseState } from './model-release.ts';

type ReleaseTable = {
  organ_id: string;
  id: string;
  request_id: string;
  source_file: string;
  kind: RedactionKind;
  state: ReleaseState;
  revision: number;
  mark_count: number;
  sealed: Buffer;
  output_file: string | null;
  output_sha256: string | null;
  marked_by: string;
  marked_by_name: string;
  verified_at: Date | null;
  cleared_by: string | null;
  cleared_by_name: string | null;
  cleared_at: Date | null;
  created_at: Date;
};

const tables = (app: App) => app.database.withTables<{ request_releases: ReleaseTable }>();

type Sealed = {
  readonly name: string;
  readonly marks: readonly ReleaseMark[];
  readonly manifest: Manifest | null;
};
const place = (organId: string, id: string) => `release ${organId} ${id}`;
const outputPlace = (organId: string, id: string) => `release output ${organId} ${id}`;

const toRelease = (app: App, row: Selectable<ReleaseTable>): Release => ({
  organId: row.organ_id,
  id: row.id,
  requestId: row.request_id,
  sourceFile: row.source_file,
  kind: row.kind,
  state: row.state,
  revision: row.revision,
  ...(JSON.parse(openText(app.sealer, row.sealed, place(row.organ_id, row.id))) as Sealed),
  outputFile: row.output_file,
  markedBy: { id: row.marked_by, name: row.marked_by_name },
  verifiedAt: row.verified_at,
  clearedBy: row.cleared_by === null ? null : { id: row.cleared_by, name: row.cleared_by_name ?? '' },
  clearedAt: row.cleared_at,
  createdAt: row.created_at,
});

const toRow = (app: App, release: Release): ReleaseTable => {
  const { organId, id, name, marks, manifest, clearedBy } = release;
  return {
    ...{ organ_id: organId, id, request_id: release.requestId, source_file: release.sourceFile },
    ...{ kind: release.kind, state: release.state, revision: release.revision, mark_count: marks.length },
    sealed: sealText(
      app.sealer,
      JSON.stringify({ name, marks, manifest } satisfies Sealed),
      place(organId, id),
    ),
    output_file: release.outputFile,
    output_sha256: release.outputFile === null ? null : (manifest?.output.sha256 ?? null),
    ...{ marked_by: release.markedBy.id, marked_by_name: release.markedBy.name },
    verified_at: release.verifiedAt,
    ...{ cleared_by: clearedBy?.id ?? null, cleared_by_name: clearedBy?.name ?? null },
    ...{ cleared_at: release.clearedAt, created_at: release.createdAt },
  };
};

export async function insertRelease(app: App, release: Release): Promise<void> {
  await tables(app).insertInto('request_releases').values(toRow(app, release)).execute();
}

export async function updateRelease(app: App, release: Release): Promise<void> {
  await tables(app)
    .updateTable('request_releases')
    .set(toRow(app, release))
    .where('organ_id', '=', release.organId)
    .where('id', '=', release.id)
    .execute();
}

/** The releases of a case, oldest first. */
export async function releasesOf(app: App, organId: string, requestId: string): Promise<Release[]> {
  const rows = await tables(app)
    .selectFrom('request_releases')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => toRelease(app, row));
}

/** How many verified releases of each of these cases wait to be let go; a case without any is not there. */
export async function releasesWaiting(
  app: App,
  organId: string,
  requestIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (requestIds.length === 0) return new Map();
  const rows = await tables(app)
    .selectFrom('request_releases')
    .select(({ fn }) => ['request_id', fn.countAll<string>().as('count')])
    .where('organ_id', '=', organId)
    .where('request_id', 'in', [...requestIds])
    .where('state', '=', 'verified')
    .groupBy('request_id')
    .execute();
  return new Map(rows.map(({ request_id, count }) => [request_id, Number(count)]));
}

/** One release of this case. Throws NotFoundError, for another case's and another organ's too. */
export async function releaseById(
  app: App,
  { organId, requestId, id }: Pick<Release, 'organId' | 'requestId' | 'id'>,
  { forUpdate = false } = {},
): Promise<Release> {
  const row = await tables(app)
    .selectFrom('request_releases')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('id', '=', id)
    .$if(forUpdate, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) throw new NotFoundError();
  return toRelease(app, row);
}

/** Keeps the outcome, sealed; returns its id in the file store. */
export async function putOutput(app: App, { organId, id }: Release, bytes: Uint8Array): Promise<string> {
  const sealed = app.sealer.seal(bytes, outputPlace(organId, id));
  const stored = await app.files.putFile(app, organId, sealed, 'sealed', { maxSize: 300_000_000 });
  if (isIssues(stored)) throw new Error('the outcome of a redaction could not be kept');
  return stored.id;
}

/** The outcome. Throws NotFoundError when there is none. */
export async function outputOf(app: App, { organId, id, outputFile }: Release): Promise<Uint8Array> {
  if (outputFile === null) throw new NotFoundError();
  const { bytes } = await app.files.getFile(app, organId, outputFile);
  return app.sealer.open(bytes, outputPlace(organId, id));
}

/** Removes all releases of a case for good, with their outcomes, inside `transaction`. Returns how many. */
export async function dropReleases(app: App, organId: string, requestId: string): Promise<number> {
  const rows = await tables(app)
    .deleteFrom('request_releases')
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .returning('output_file')
    .execute();
  for (const { output_file } of rows)
    if (output_file !== null) await app.files.dropFile(app, organId, output_file);
  return rows.length;
}
