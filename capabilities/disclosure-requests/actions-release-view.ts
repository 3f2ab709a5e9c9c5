/** What the screen of a release is given: its state, the laid-out document, pictures, places, suggestions. */

import { personalIn } from '#capabilities/publishing/index.ts';
import type { App, Staff } from '#platform/app.ts';
import {
  documentLayout,
  documentPicture,
  type Layout,
  type Placed,
  placedMarks,
} from '#platform/documents/redaction/index.ts';
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { ForbiddenError, type Issues, isIssues, NotFoundError, StateError } from '#platform/outcome.ts';
import { load } from './actions-record.ts';
import { originalOf, type Which } from './actions-release.ts';
import type { LayoutData, ReleaseRowData, ReleaseViewData } from './contract-release.ts';
import {
  markIssues,
  mayClear,
  type Release,
  type ReleaseMark,
  releasedName,
  textsOf,
  type Withheld,
  withheldOf,
  withheldText,
} from './model-release.ts';
import { outputOf, releaseById, releasesOf } from './store-release.ts';

const at = (instant: Date | null): string | null => instant?.toISOString() ?? null;

const rowOf = (release: Release): ReleaseRowData => ({
  ...{ id: release.id, name: release.name, kind: release.kind, state: release.state },
  ...{ markCount: release.marks.length, markedBy: release.markedBy.name },
  ...{ verifiedAt: at(release.verifiedAt), clearedBy: release.clearedBy?.name ?? null },
  clearedAt: at(release.clearedAt),
});

/** A release as it travels; issues pass through. */
export function viewOf(staff: Staff, release: Issues | Release): Issues | ReleaseViewData {
  return isIssues(release) ? release : releaseView(staff, release);
}

function releaseView(staff: Staff, release: Release): ReleaseViewData {
  const { manifest, marks } = release;
  const withheld = withheldOf(release);
  const canClear = staff.permissions.has('requests:legal') || staff.permissions.has('requests:lead');
  return {
    ...rowOf(release),
    ...{ requestId: release.requestId, revision: release.revision },
    marks: marks.map((mark) => structuredClone(mark) as ReleaseViewData['marks'][number]),
    verification: manifest && {
      passed: manifest.passed,
      checks: [...manifest.checks],
      findings: [...manifest.findings],
      removed: [...manifest.removed],
      notes: [...manifest.notes],
      inputSha256: manifest.input.sha256,
      outputSha256: manifest.output.sha256,
      tools: { ...manifest.tools },
    },
    withheld: [...withheld],
    withheldText: withheldText(withheld),
    mayClear: release.state === 'verified' && canClear && mayClear(release, staff.id),
  };
}

/** The releases of a case. */
export async function listReleases(app: App, staff: Staff, requestId: string) {
  await load(app, staff.organId, requestId);
  return { releases: (await releasesOf(app, staff.organId, requestId)).map(rowOf) };
}

/** Originals are seen by who marks, checks or decides; the register alone gives no right to them. */
function requireMaySeeOriginals({ permissions }: Staff): void {
  const may = ['requests:handle', 'requests:legal', 'requests:lead'].some((one) => permissions.has(one));
  if (!may) throw new ForbiddenError();
}

const found = (app: App, staff: Staff, { id, release }: Which): Promise<Release> =>
  releaseById(app, { organId: staff.organId, requestId: id, id: release });

export const getRelease = async (app: App, staff: Staff, which: Which): Promise<ReleaseViewData> =>
  releaseView(staff, await found(app, staff, which));

/** The document for marking, with what the checks take for personal information. Throws StateError for a refused one. */
export async function releaseLayout(app: App, staff: Staff, which: Which): Promise<LayoutData> {
  requireMaySeeOriginals(staff);
  const release = await found(app, staff, which);
  const layout = await whole(async () => documentLayout(await originalOf(app, release), release.kind));
  return { ...structuredClone(layout as LayoutData), suggestions: suggestionsIn(layout) };
}

async function whole<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DocumentRefused) throw new StateError(error.message);
    throw error;
  }
}

const mostSuggestions = 200;

/** Every distinct text that looks like personal information, with how often it stands there. */
function suggestionsIn(layout: Layout): LayoutData['suggestions'] {
  const seen = new Map<string, LayoutData['suggestions'][number]>();
  for (const { where, text } of textsOf(layout))
    for (const place of personalIn(text)) {
      const words = text.slice(place.from, place.to).trim();
      if (words === '' || words.length > 300) continue;
      const before = seen.get(words);
      seen.set(
        words,
        before ? { ...before, count: before.count + 1 } : { text: words, what: place.what, where, count: 1 },
      );
    }
  return [...seen.values()].slice(0, mostSuggestions);
}

/** Where marks would come to lie; nothing is kept. */
export async function placeMarks(
  app: App,
  staff: Staff,
  which: Which,
  marks: readonly ReleaseMark[],
): Promise<Issues | { places: Placed[] }> {
  const issues = markIssues(marks);
  if (issues.length > 0) return { issues };
  const release = await found(app, staff, which);
  try {
    return { places: await placedMarks(await originalOf(app, release), release.kind, marks) };
  } catch (error) {
    if (error instanceof DocumentRefused) return { issues: [{ field: 'marks', message: error.message }] };
    throw error;
  }
}

/** A page (from 0) or an enclosed picture of the original, as PNG. */
export async function releasePicture(
  app: App,
  staff: Staff,
  which: Which,
  place: { readonly page: number } | { readonly part: string },
): Promise<Uint8Array> {
  requireMaySeeOriginals(staff);
  const release = await found(app, staff, which);
  try {
    return await documentPicture(await originalOf(app, release), release.kind, place);
  } catch (error) {
    if (error instanceof DocumentRefused) throw new NotFoundError(error.message);
    throw error;
  }
}

/** The verified outcome under the name it is given by. Throws NotFoundError when nothing passed. */
export async function releaseOutput(
  app: App,
  staff: Staff,
  which: Which,
): Promise<{ readonly name: string; readonly kind: string; readonly bytes: Uint8Array }> {
  const release = await found(app, staff, which);
  return { name: releasedName(release.name), kind: release.kind, bytes: await outputOf(app, release) };
}

/** What is withheld of the documents that are let go or about to be, and the paragraph for the reply (art. 37). */
export async function withheldList(
  app: App,
  organId: string,
  requestId: string,
): Promise<{ lines: Withheld[]; text: string }> {
  const releases = await releasesOf(app, organId, requestId);
  const lines = releases
    .filter(({ state }) => state === 'cleared' || state === 'verified')
    .flatMap(withheldOf);
  return { lines, text: withheldText(lines) };
}
