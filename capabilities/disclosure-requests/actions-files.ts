/** Files of a case: added, opened, removed. Who may open what: identity proofs only 'requests:people', and journalled. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { ForbiddenError, type Issues, isIssues, NotFoundError, StateError } from '#platform/outcome.ts';
import { type Actor, type Loaded, load, record } from './actions-record.ts';
import { journalReading } from './actions-steps.ts';
import { isPersonal } from './actions-view.ts';
import type { FilePurpose } from './model.ts';
import { type CaseFile, filesOf, getCaseFile, putCaseFile, removeCaseFile } from './store-files.ts';

type Sent = { readonly name: string; readonly bytes: Uint8Array };

/** Adds a file of staff's to a case. Reply files do not come this way: each is the product of a verified release. */
export function addDocument(
  app: App,
  staff: Staff,
  id: string,
  { purpose, name, bytes }: Sent & { readonly purpose: Exclude<FilePurpose, 'reply' | 'letter'> },
): Promise<Issues | Loaded> {
  return keep(
    app,
    staff.organId,
    id,
    { id: staff.id, name: staff.name },
    { purpose, name, bytes, releaseId: null },
  );
}

/**
 * Adds what may be sent to the applicant: the product of a release that was verified (release/), named by its id. The
 * only door for files of purpose 'reply'.
 */
export function attachReleased(
  app: App,
  staff: Pick<Staff, 'id' | 'name' | 'organId'>,
  id: string,
  { name, bytes, releaseId }: Sent & { readonly releaseId: string },
): Promise<Issues | Loaded> {
  const by = { id: staff.id, name: staff.name };
  return keep(app, staff.organId, id, by, { purpose: 'reply', name, bytes, releaseId });
}

function keep(
  app: App,
  organId: string,
  id: string,
  by: Actor,
  file: Sent & { readonly purpose: FilePurpose; readonly releaseId: string | null },
): Promise<Issues | Loaded> {
  return transaction(app, async (app) => {
    const loaded = await load(app, organId, id, { forUpdate: true });
    if (loaded.of.anonymised) throw new StateError('保管期限已满、个人信息已删除，不能再加入材料。');
    if (file.purpose === 'reply' && !['received', 'drafting'].includes(loaded.of.state))
      throw new StateError('答复附件只能在办理、拟稿时加入；已经送审的，请先退回。');
    const kept = await putCaseFile(app, organId, { ...file, requestId: id, by: by.id });
    if (isIssues(kept)) return kept;
    const detail = { file: kept.id, purpose: file.purpose };
    return record(app, loaded, by, [{ kind: 'document-added', on: app.today(), detail }]);
  });
}

/** What people wrote themselves or are named in; the rest is what the office holds and what it replies with. */
const namesPeople: ReadonlySet<FilePurpose> = new Set([
  'identity-proof',
  'application',
  'correction',
  'opinion',
  'proof-of-delivery',
  'letter',
]);

/**
 * A file with its bytes. What names people needs 'requests:people'; the opening of an identity proof is journalled as
 * well.
 */
export async function openDocument(
  app: App,
  staff: Staff,
  id: string,
  file: string,
): Promise<CaseFile & { readonly bytes: Uint8Array }> {
  const { of } = await load(app, staff.organId, id);
  const found = await getCaseFile(app, staff.organId, id, file);
  if (namesPeople.has(found.purpose) && !staff.permissions.has('requests:people')) throw new ForbiddenError();
  if (!isPersonal(found)) return found;
  await journalReading(app, staff, of, { event: 'identity-proof-read', purpose: '查看身份证明' });
  return found;
}

/** Takes a file out of a case that is still worked on; that it was there stays in the timeline. */
export function removeDocument(app: App, staff: Staff, id: string, file: string): Promise<Loaded> {
  return transaction(app, async (app) => {
    const loaded = await load(app, staff.organId, id, { forUpdate: true });
    const found = (await filesOf(app, staff.organId, id)).find((one) => one.id === file);
    if (!found) throw new NotFoundError();
    if (found.purpose === 'letter') throw new StateError('文书不能移除；有误的，请作废，文号保留。');
    if (!['arrived', 'received', 'drafting'].includes(loaded.of.state))
      throw new StateError('送审以后不能移除材料；需要修改的，请先退回。');
    await removeCaseFile(app, staff.organId, id, file);
    return record(app, loaded, { id: staff.id, name: staff.name }, [
      { kind: 'document-removed', on: app.today(), detail: { file } },
    ]);
  });
}
