import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blankReport, figureAt } from '#rules/annual-report/tables.ts';
import type { ReportViewData } from '../../contract.ts';
import { after, begin, isUnsaved, textAt, unreadIssues } from './work.ts';

const view = (part: Partial<ReportViewData> = {}): ReportViewData => ({
  id: '1',
  year: '2025',
  state: 'draft',
  title: '',
  errors: 0,
  questions: 0,
  dueOn: '2026-01-31',
  updatedAt: '',
  publishedAt: null,
  version: 1,
  report: blankReport() as unknown as ReportViewData['report'],
  findings: [],
  previous: null,
  comments: [],
  sources: {},
  corrections: [],
  override: null,
  timeline: [],
  steps: [],
  ...part,
});
const cell = 'requests.disclosed.naturalPerson';
const total = 'requests.disclosed.total';

test('a fresh draft has nothing unsaved', () => assert.equal(isUnsaved(begin(view())), false));

test('a typed figure is in the report, its totals follow, and the draft is unsaved', () => {
  const work = after(begin(view()), { kind: 'entered', entries: [{ path: cell, text: '３' }] });
  assert.equal(figureAt(work.report, cell), 3);
  assert.equal(figureAt(work.report, total), 3);
  assert.equal(isUnsaved(work), true);
});

test('with the running totals off only the typed cell changes', () => {
  const off = after(begin(view()), { kind: 'auto-totals', on: false });
  const work = after(off, { kind: 'entered', entries: [{ path: cell, text: '3' }] });
  assert.equal(figureAt(work.report, total), null);
});

test('a text that is no figure stays in its cell, is said, and counts as unsaved', () => {
  const work = after(begin(view()), { kind: 'entered', entries: [{ path: cell, text: '三件' }] });
  assert.equal(textAt(work, cell, 'count'), '三件');
  assert.equal(figureAt(work.report, cell), null);
  assert.equal(isUnsaved(work), true);
  assert.match(unreadIssues(work)[0]?.message ?? '', /予以公开.*三件/);
});

test('typing a figure and taking it back leaves nothing unsaved', () => {
  const typed = after(begin(view()), { kind: 'entered', entries: [{ path: cell, text: '3' }] });
  const work = after(typed, { kind: 'entered', entries: [{ path: cell, text: '' }] });
  assert.equal(isUnsaved(work), false);
});

test('a sentence typed is unsaved until the server has it', () => {
  const work = after(begin(view()), { kind: 'narrated', part: 'overview', text: '一句话。' });
  assert.equal(isUnsaved(work), true);
  const saved = view({ version: 2, report: work.report as unknown as ReportViewData['report'] });
  assert.equal(isUnsaved(after(work, { kind: 'taken', view: saved })), false);
});

test('when somebody else saved meanwhile, what was typed stays over their version', () => {
  const work = after(begin(view()), { kind: 'entered', entries: [{ path: cell, text: '3' }] });
  const theirs = blankReport();
  theirs.narrative.other = '同事写的。';
  const merged = after(work, {
    kind: 'merged',
    view: view({ version: 2, report: theirs as unknown as ReportViewData['report'] }),
  });
  assert.equal(merged.saved.version, 2);
  assert.equal(figureAt(merged.report, cell), 3);
  assert.equal(merged.report.narrative.other, '同事写的。');
  assert.equal(isUnsaved(merged), true);
});

test('what did not happen is 0: blanks are filled, figures and unread texts stay', () => {
  const typed = after(begin(view()), {
    kind: 'entered',
    entries: [
      { path: cell, text: '3' },
      { path: 'disputes.directSuit.other', text: '两件' },
    ],
  });
  const work = after(typed, { kind: 'blanks-zeroed' });
  assert.equal(figureAt(work.report, cell), 3);
  assert.equal(figureAt(work.report, 'requests.carriedOver.total'), 0);
  assert.equal(figureAt(work.report, 'proactive.administrativeFeesWanYuan'), '0');
  assert.equal(textAt(work, 'disputes.directSuit.other', 'count'), '两件');
});
