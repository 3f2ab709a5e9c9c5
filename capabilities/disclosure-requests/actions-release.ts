/**
 * Releases of a case (art. 37): a document is marked by one person, redacted and verified by the program, and let go by
 * another. Only what is let go becomes a file of the reply (actions-files.ts), and only what passed can be let go.
 */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { isRedactable, redacted } from '#platform/documents/redaction/index.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { uploadKind } from '#platform/documents/upload-kind.ts';
import { type JsonObject, journal } from '#platform/journal/index.ts';
import { ForbiddenError, type Issues, isIssues, StateError } from '#platform/outcome.ts';
import { cite, ogi } from '#rules/citation.ts';
import { attachReleased } from './actions-files.ts';
import { load } from './actions-record.ts';
import { withProgress } from './actions-release-progress.ts';
import { SUBJECT } from './model.ts';
import { markIssues, mayClear, type Release, type ReleaseMark, releasedName } from './model-release.ts';
import { getCaseFile } from './store-files.ts';
import { insertRelease, outputOf, putOutput, releaseById, updateRelease } from './store-release.ts';

/** Which release of which case. */
export type Which = { readonly id: string; readonly release: string };
type Done = Promise<Issues | Release>;

const PARTIAL = cite(ogi('37'));
const REVIEW = cite(ogi('17'));

const unredactable =
  '这种文件不能作区分处理（OFD、动画、视频等）。请打印为 PDF，或另存为 PDF、Word、Excel、图片后再加入。';

/** Files whose content belongs to the reply; an identity proof is never given to anybody. */
const givable: ReadonlySet<string> = new Set(['document', 'opinion', 'application', 'correction']);

/** The original of a release with its bytes. */
export async function originalOf(app: App, release: Release): Promise<Uint8Array> {
  const { organId, requestId, sourceFile } = release;
  return (await getCaseFile(app, organId, requestId, sourceFile)).bytes;
}

/** Locks a release of this staff's organ. */
export const locked = (app: App, staff: Staff, { id, release }: Which): Promise<Release> =>
  releaseById(app, { organId: staff.organId, requestId: id, id: release }, { forUpdate: true });

export async function tell(
  app: App,
  staff: Staff,
  { id, requestId, manifest, marks, kind }: Release,
  event: string,
  detail: JsonObject = {},
): Promise<void> {
  await journal(app, {
    organId: staff.organId,
    subject: { kind: SUBJECT, id: requestId },
    event,
    by: { id: staff.id, name: staff.name },
    basis: event === 'release-cleared' ? REVIEW : PARTIAL,
    detail: { release: id, kind, marks: marks.length, output: manifest?.output.sha256 ?? null, ...detail },
  });
}

/** A refusal of the document, as an issue of the field it came by. */
async function refusing<T>(field: string, work: () => Promise<T>): Promise<Issues | T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DocumentRefused) return { issues: [{ field, message: error.message }] };
    throw error;
  }
}

/** Makes a file of the case a release, with nothing marked yet. */
export function startRelease(app: App, staff: Staff, requestId: string, fileId: string): Done {
  return transaction(app, async (app) => {
    const { of } = await load(app, staff.organId, requestId, { forUpdate: true });
    if (!['received', 'drafting'].includes(of.state))
      throw new StateError('只有在办理、拟稿时才能作区分处理；已经送审的，请先退回。', PARTIAL);
    const file = await getCaseFile(app, staff.organId, requestId, fileId);
    if (!givable.has(file.purpose))
      return { issues: [{ field: 'file', message: '这个文件不是可以提供的材料，请另选。' }] };
    const upload = await refusing('file', () => uploadKind(file.bytes, file.name));
    if (isIssues(upload)) return upload;
    if (!isRedactable(upload.kind)) return { issues: [{ field: 'file', message: unredactable }] };
    const release: Release = {
      ...{ organId: staff.organId, id: randomUUID(), requestId, sourceFile: fileId },
      ...{ name: upload.name, kind: upload.kind, state: 'marking', revision: 0, marks: [] },
      ...{ manifest: null, outputFile: null, verifiedAt: null, clearedBy: null, clearedAt: null },
      ...{ markedBy: { id: staff.id, name: staff.name }, createdAt: app.now() },
    };
    await insertRelease(app, release);
    await tell(app, staff, release, 'release-started');
    return release;
  });
}

const stale = '这个发布包刚刚被别人改过。您的操作没有写入，请刷新后对照再办。';
const ended = '已经放行或撤回的发布包不能再改；需要修改的，请撤回后重新建立。';

function requireOpen(release: Release, revision: number): void {
  if (release.state === 'cleared' || release.state === 'withdrawn') throw new StateError(ended, PARTIAL);
  if (release.revision !== revision) throw new StateError(stale);
}

/** Keeps the marks. What was produced before is worth nothing any more. */
export function saveMarks(
  app: App,
  staff: Staff,
  which: Which,
  { revision, marks }: { readonly revision: number; readonly marks: readonly ReleaseMark[] },
): Done {
  const issues = markIssues(marks);
  if (issues.length > 0) return Promise.resolve({ issues });
  return transaction(app, async (app) => {
    const before = await locked(app, staff, which);
    requireOpen(before, revision);
    const release: Release = {
      ...before,
      ...{ marks, state: 'marking', revision: revision + 1, manifest: null },
      ...{ outputFile: null, verifiedAt: null, markedBy: { id: staff.id, name: staff.name } },
    };
    await updateRelease(app, release);
    if (before.outputFile !== null) await app.files.dropFile(app, staff.organId, before.outputFile);
    await tell(app, staff, release, 'release-marked');
    return release;
  });
}

/**
 * Redacts and verifies. The outcome is kept only when the verification passed; otherwise the findings are. Takes as long
 * as the document is: nothing is locked meanwhile, and marks that changed in between make the work void.
 */
export async function produceRelease(app: App, staff: Staff, which: Which, revision: number): Done {
  const before = await releaseById(app, { organId: staff.organId, requestId: which.id, id: which.release });
  requireOpen(before, revision);
  const bytes = await originalOf(app, before);
  const done = await refusing('marks', () =>
    withProgress(app, before, (tell) => redacted(bytes, before.kind, before.marks, tell)),
  );
  if (isIssues(done)) return done;
  return transaction(app, async (app) => {
    const now = await locked(app, staff, which);
    requireOpen(now, revision);
    const { manifest } = done;
    const release: Release = done.passed
      ? {
          ...now,
          ...{ manifest, state: 'verified', revision: revision + 1, verifiedAt: app.now() },
          outputFile: await putOutput(app, now, done.bytes),
        }
      : { ...now, manifest, state: 'failed', revision: revision + 1, outputFile: null, verifiedAt: null };
    await updateRelease(app, release);
    if (now.outputFile !== null) await app.files.dropFile(app, staff.organId, now.outputFile);
    await tell(app, staff, release, done.passed ? 'release-verified' : 'release-failed', {
      findings: manifest.findings.length,
    });
    return release;
  });
}

/**
 * Lets a verified document go, and makes it a file of the reply. 「行政机关应当依照《中华人民共和国保守国家秘密法》以及其他
 * 法律、法规和国家有关规定对拟公开的政府信息进行审查」 (art. 17): by the legal check or the head, and never by who marked it.
 */
export function clearRelease(app: App, staff: Staff, which: Which, revision: number): Done {
  if (!staff.permissions.has('requests:legal') && !staff.permissions.has('requests:lead'))
    throw new ForbiddenError('放行须由法制（保密）审核人员或者负责人办理。');
  return transaction(app, async (app) => {
    const before = await locked(app, staff, which);
    requireOpen(before, revision);
    if (before.state !== 'verified') throw new StateError('没有通过核验的文件不能放行。', PARTIAL);
    if (!mayClear(before, staff.id)) throw new StateError('标记和放行须由两个人办理。', REVIEW);
    const bytes = await outputOf(app, before);
    const kept = await attachReleased(app, staff, before.requestId, {
      ...{ name: releasedName(before.name), bytes, releaseId: before.id },
    });
    if (isIssues(kept)) return kept;
    const release: Release = {
      ...before,
      ...{ state: 'cleared', revision: revision + 1, clearedAt: app.now() },
      clearedBy: { id: staff.id, name: staff.name },
    };
    await updateRelease(app, release);
    await tell(app, staff, release, 'release-cleared');
    return release;
  });
}

/** Ends a release that has not been let go; it stays on record. */
export function withdrawRelease(app: App, staff: Staff, which: Which, reason: string): Done {
  return transaction(app, async (app) => {
    const before = await locked(app, staff, which);
    if (before.state === 'cleared')
      throw new StateError('已经放行的文件成为答复附件，请在案件材料中移除附件，再另行建立发布包。', PARTIAL);
    if (before.state === 'withdrawn') throw new StateError(ended, PARTIAL);
    const release: Release = { ...before, state: 'withdrawn', revision: before.revision + 1 };
    await updateRelease(app, release);
    await tell(app, staff, release, 'release-withdrawn', { reasonLength: reason.length });
    return release;
  });
}
