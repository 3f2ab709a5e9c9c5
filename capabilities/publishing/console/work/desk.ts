/** One item on the desk: what the server has, what has been changed since, and how the one gets to the other. */
import { sentence } from '#console/parts/act.tsx';
import { noticeSignedOut, queries } from '#console/queries.ts';
import { call, IssuesError } from '#platform/call.ts';
import { type Issue, StateError } from '#platform/outcome.ts';
import { endpoints } from '../../contract.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import { type Form, formOf, saveInputOf } from './form.ts';
import { forgetLocal, isOnServer, keepLocally, readLocal } from './local-draft.ts';

const pause = 2000;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Somebody saved first: what they saved, and what stands here. */
export type Conflict = {
  readonly theirs: ItemViewData;
  readonly mine: { readonly form: Form; readonly body: string };
};

/** Where the body is held: the editor once it is there, the saved text before. */
export type BodyHolder = {
  /** The body now, and a token that says what of it was sent. */
  readonly send: () => { html: string; token: unknown };
  /** The server's form of what was sent: takes over the ids of new blocks. */
  readonly acknowledge: (token: unknown, html: string) => void;
  /** Shows another text instead. */
  readonly load: (html: string) => void;
};

function holderOf(html: string): BodyHolder {
  let held = html;
  const hold = (next: string) => {
    held = next;
  };
  return { send: () => ({ html: held, token: null }), acknowledge: (_, next) => hold(next), load: hold };
}

/** 'more': typed on while it was under way. */
type Written = 'all' | 'more' | 'failed';

export type Desk = {
  saved: ItemViewData;
  form: Form;
  body: BodyHolder;
  /** Counts changes; what the server has is `acknowledged`. */
  changes: number;
  acknowledged: number;
  state: SaveState;
  issues: readonly Issue[];
  conflict: Conflict | null;
  /** What was left in this tab was laid out again. */
  readonly restored: boolean;
  running: Promise<Written> | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  keeper: ReturnType<typeof setTimeout> | undefined;
  /** Whether the screen is still there, and how to draw it again. */
  alive: boolean;
  draw: () => void;
};

/** Lays the item out, with what stood in this tab when it was last left. */
export function openDesk(view: ItemViewData): Desk {
  const left = view.may.edit === null ? readLocal(sessionStorage, view.id) : null;
  const local = left && isOnServer(left, view) ? null : left;
  if (left && !local) forgetLocal(sessionStorage, view.id);
  const restored = local !== null && local.revision === view.revision;
  const stale = local && !restored ? { theirs: view, mine: { form: local.form, body: local.body } } : null;
  return {
    saved: view,
    form: restored ? local.form : formOf(view),
    body: holderOf(restored ? local.body : view.body),
    ...{ changes: restored ? 1 : 0, acknowledged: 0, restored, issues: [], conflict: stale },
    state: restored ? { kind: 'unsaved' } : { kind: 'saved', at: null },
    ...{ running: null, timer: undefined, keeper: undefined, alive: true, draw: () => {} },
  };
}

export const isUnsaved = (desk: Desk): boolean => desk.changes !== desk.acknowledged;

function show(
  desk: Desk,
  part: Partial<Pick<Desk, 'state' | 'issues' | 'conflict' | 'saved' | 'form'>>,
): void {
  Object.assign(desk, part);
  desk.draw();
}

/** Keeps in the tab what the server does not have yet. */
export function keepNow(desk: Desk): void {
  clearTimeout(desk.keeper);
  if (!isUnsaved(desk)) return;
  keepLocally(sessionStorage, desk.saved.id, {
    revision: desk.saved.revision,
    form: desk.form,
    body: desk.body.send().html,
    at: new Date().toISOString(),
  });
}

function accept(desk: Desk, next: ItemViewData): void {
  show(desk, { saved: next });
  queries.setQueryData(['item', String(next.id)], next);
  void queries.invalidateQueries({ queryKey: ['items'] });
}

/** The newer version behind a refused save; null when the refusal had another cause. */
async function newerThan(saved: ItemViewData): Promise<ItemViewData | null> {
  const theirs = await call(endpoints.getItem, { params: { id: saved.id } });
  return theirs.revision === saved.revision ? null : theirs;
}

async function refuse(desk: Desk, problem: unknown, mine: Conflict['mine']): Promise<void> {
  if (problem instanceof IssuesError)
    return show(desk, { issues: problem.issues, state: { kind: 'refused', message: problem.message } });
  if (problem instanceof StateError) {
    const theirs = await newerThan(desk.saved).catch(() => null);
    const conflict = theirs && { theirs, mine };
    return show(desk, { conflict, state: { kind: 'refused', message: problem.message } });
  }
  noticeSignedOut(problem);
  show(desk, { state: { kind: 'offline', message: sentence(problem) } });
}

async function write(desk: Desk): Promise<Written> {
  const sending = desk.changes;
  const { html, token } = desk.body.send();
  show(desk, { state: { kind: 'saving' } });
  try {
    const { id, revision } = desk.saved;
    const input = saveInputOf(desk.form, html, revision);
    const next = await call(endpoints.saveItem, { params: { id }, input });
    desk.acknowledged = sending;
    desk.issues = [];
    desk.body.acknowledge(token, next.body);
    accept(desk, next);
    if (isUnsaved(desk)) {
      keepNow(desk);
      show(desk, { state: { kind: 'unsaved' } });
      return 'more';
    }
    clearTimeout(desk.keeper);
    forgetLocal(sessionStorage, id);
    show(desk, { state: { kind: 'saved', at: new Date().toISOString() } });
    return 'all';
  } catch (problem) {
    keepNow(desk);
    await refuse(desk, problem, { form: desk.form, body: html });
    return 'failed';
  }
}

/** Saves what is unsaved now; resolves to whether the server has everything. */
export async function flush(desk: Desk): Promise<boolean> {
  clearTimeout(desk.timer);
  while (desk.running) await desk.running;
  while (isUnsaved(desk)) {
    desk.running = write(desk);
    const written = await desk.running;
    desk.running = null;
    if (written === 'failed') return false;
  }
  return true;
}

export function saveSoon(desk: Desk, after = pause): void {
  clearTimeout(desk.timer);
  desk.timer = setTimeout(() => {
    // While two versions stand beside each other somebody has to choose first.
    if (desk.alive && !desk.conflict) void flush(desk);
  }, after);
}

/** Something changed: kept in the tab at once, on the server in a moment. */
export function touch(desk: Desk): void {
  desk.changes += 1;
  clearTimeout(desk.keeper);
  desk.keeper = setTimeout(() => keepNow(desk), 300);
  show(desk, { state: { kind: 'unsaved' } });
  saveSoon(desk);
}

export function change(desk: Desk, part: Partial<Form>): void {
  desk.form = { ...desk.form, ...part };
  touch(desk);
}

/** Lets go of what is unsaved. */
export function forget(desk: Desk): void {
  desk.acknowledged = desk.changes;
  clearTimeout(desk.timer);
  clearTimeout(desk.keeper);
  forgetLocal(sessionStorage, desk.saved.id);
}

/** Shows what an act answered with, or a colleague's version, in place of what stands here. */
export function take(desk: Desk, next: ItemViewData): void {
  const other = next.body !== desk.saved.body || desk.conflict !== null || isUnsaved(desk);
  forget(desk);
  if (other) desk.body.load(next.body);
  show(desk, { form: formOf(next), conflict: null, issues: [], state: { kind: 'saved', at: null } });
  accept(desk, next);
}

/** After a conflict: what stands here is saved over the colleague's version, which stays in the history. */
export function insist(desk: Desk): void {
  const { conflict } = desk;
  if (!conflict) return;
  accept(desk, conflict.theirs);
  desk.body.load(conflict.mine.body);
  show(desk, { form: conflict.mine.form, conflict: null });
  desk.changes += 1;
  void flush(desk);
}

/** Takes over what changed around the text (an allowance) and leaves what is typed. */
export const notice = (desk: Desk, part: Partial<ItemViewData>): void =>
  accept(desk, { ...desk.saved, ...part });

export const setIssues = (desk: Desk, issues: readonly Issue[]): void => show(desk, { issues });
