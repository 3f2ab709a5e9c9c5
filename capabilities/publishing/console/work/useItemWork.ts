/** The screen's hold on one item: typing, saving by itself, a colleague's save in between, a lost connection. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { sentence } from '#console/parts/act.tsx';
import { noticeSignedOut, queries } from '#console/queries.ts';
import { call, IssuesError } from '#platform/call.ts';
import { type Issue, StateError } from '#platform/outcome.ts';
import { endpoints } from '../../contract.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import { type Form, formOf, saveInputOf } from './form.ts';
import { forgetLocal, keepLocally, readLocal } from './local-draft.ts';

const pause = 2000;
const retryAfter = 5000;

export type SaveState =
  | { readonly kind: 'saved'; readonly at: string | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'offline'; readonly message: string }
  | { readonly kind: 'refused'; readonly message: string };

/** Somebody saved first: what they saved, and what stands here. */
export type Conflict = { readonly theirs: ItemViewData; readonly mine: { form: Form; body: string } };

/** Where the body is held: the editor once it is there, the saved text before. */
export type BodyHolder = {
  /** The body now, and a token that says what of it was sent. */
  readonly send: () => { html: string; token: unknown };
  /** The server's form of what was sent: takes over the ids of new blocks. */
  readonly acknowledge: (token: unknown, html: string) => void;
  /** Shows another text instead. */
  readonly load: (html: string) => void;
};

const holderOf = (html: string): BodyHolder & { html: string } => {
  const holder = {
    html,
    send: () => ({ html: holder.html, token: null }),
    acknowledge: (_: unknown, next: string) => {
      holder.html = next;
    },
    load: (next: string) => {
      holder.html = next;
    },
  };
  return holder;
};

type Held = {
  saved: ItemViewData;
  form: Form;
  body: BodyHolder;
  /** Counts changes; what the server has is `acknowledged`. */
  changes: number;
  acknowledged: number;
  running: Promise<Written> | null;
  timer: ReturnType<typeof setTimeout> | undefined;
  keeper: ReturnType<typeof setTimeout> | undefined;
};

/** 'more': typed on while it was under way. */
type Written = 'all' | 'more' | 'failed';

/** What stood in this tab when it was last left, if it rests on what the server still has. */
function begin(view: ItemViewData): Held & { restored: boolean; stale: Conflict | null } {
  const local = view.may.edit === null ? readLocal(sessionStorage, view.id) : null;
  const usable = local !== null && local.revision === view.revision;
  const stale = local && !usable ? { theirs: view, mine: { form: local.form, body: local.body } } : null;
  return {
    saved: view,
    form: usable ? local.form : formOf(view),
    body: holderOf(usable ? local.body : view.body),
    changes: usable ? 1 : 0,
    acknowledged: 0,
    running: null,
    timer: undefined,
    keeper: undefined,
    restored: usable,
    stale,
  };
}

/** Keeps in the tab what the server does not have yet. */
function keepNow(held: Held): void {
  clearTimeout(held.keeper);
  if (held.changes === held.acknowledged) return;
  keepLocally(sessionStorage, held.saved.id, {
    revision: held.saved.revision,
    form: held.form,
    body: held.body.send().html,
    at: new Date().toISOString(),
  });
}

/** The newer version behind a refused save; null when the refusal had another cause. */
async function newerThan(saved: ItemViewData): Promise<ItemViewData | null> {
  const theirs = await call(endpoints.getItem, { params: { id: saved.id } });
  return theirs.revision === saved.revision ? null : theirs;
}

export function useItemWork(view: ItemViewData) {
  const [held] = useState(() => begin(view));
  const [, draw] = useState(0);
  const [state, setState] = useState<SaveState>(
    held.restored ? { kind: 'unsaved' } : { kind: 'saved', at: null },
  );
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const [conflict, setConflict] = useState<Conflict | null>(held.stale);
  const alive = useRef(true);
  const redraw = useCallback(() => draw((times) => times + 1), []);

  const accept = useCallback(
    (next: ItemViewData) => {
      held.saved = next;
      queries.setQueryData(['item', String(next.id)], next);
      void queries.invalidateQueries({ queryKey: ['items'] });
      redraw();
    },
    [held, redraw],
  );

  const refuse = useCallback(
    async (problem: unknown, mine: Conflict['mine']): Promise<void> => {
      if (problem instanceof IssuesError) {
        setIssues(problem.issues);
        return setState({ kind: 'refused', message: problem.message });
      }
      if (problem instanceof StateError) {
        const theirs = await newerThan(held.saved).catch(() => null);
        if (theirs) setConflict({ theirs, mine });
        return setState({ kind: 'refused', message: problem.message });
      }
      noticeSignedOut(problem);
      setState({ kind: 'offline', message: sentence(problem) });
    },
    [held],
  );

  const write = useCallback(async (): Promise<Written> => {
    const sending = held.changes;
    const { html, token } = held.body.send();
    setState({ kind: 'saving' });
    try {
      const { id, revision } = held.saved;
      const next = await call(endpoints.saveItem, {
        params: { id },
        input: saveInputOf(held.form, html, revision) as never,
      });
      held.acknowledged = sending;
      held.body.acknowledge(token, next.body);
      setIssues([]);
      accept(next);
      if (held.changes !== sending) {
        keepNow(held);
        setState({ kind: 'unsaved' });
        return 'more';
      }
      clearTimeout(held.keeper);
      forgetLocal(sessionStorage, id);
      setState({ kind: 'saved', at: new Date().toISOString() });
      return 'all';
    } catch (problem) {
      keepNow(held);
      await refuse(problem, { form: held.form, body: html });
      return 'failed';
    }
  }, [held, accept, refuse]);

  /** Saves what is unsaved now; resolves to whether the server has everything. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(held.timer);
    while (held.running) await held.running;
    while (held.changes !== held.acknowledged) {
      held.running = write();
      const written = await held.running;
      held.running = null;
      if (written === 'failed') return false;
    }
    return true;
  }, [held, write]);

  const saveSoon = useCallback(
    (after: number) => {
      clearTimeout(held.timer);
      held.timer = setTimeout(() => {
        if (alive.current) void flush();
      }, after);
    },
    [held, flush],
  );

  /** Something changed: kept in the tab at once, on the server in a moment. */
  const touch = useCallback(() => {
    held.changes += 1;
    clearTimeout(held.keeper);
    held.keeper = setTimeout(() => keepNow(held), 300);
    setState({ kind: 'unsaved' });
    saveSoon(pause);
  }, [held, saveSoon]);

  const change = useCallback(
    (part: Partial<Form>) => {
      held.form = { ...held.form, ...part };
      redraw();
      touch();
    },
    [held, redraw, touch],
  );

  /** Shows what an act answered with, or a colleague's version, in place of what stands here. */
  const take = useCallback(
    (next: ItemViewData) => {
      clearTimeout(held.timer);
      clearTimeout(held.keeper);
      forgetLocal(sessionStorage, next.id);
      held.acknowledged = held.changes;
      held.form = formOf(next);
      if (next.body !== held.saved.body || conflict) held.body.load(next.body);
      setConflict(null);
      setIssues([]);
      setState({ kind: 'saved', at: null });
      accept(next);
    },
    [held, accept, conflict],
  );

  /** After a conflict: what stands here is saved over the colleague's version, which stays in nobody's way but the history's. */
  const insist = useCallback(() => {
    if (!conflict) return;
    accept(conflict.theirs);
    held.form = conflict.mine.form;
    held.body.load(conflict.mine.body);
    setConflict(null);
    held.changes += 1;
    void flush();
  }, [conflict, accept, held, flush]);

  /** Takes over what changed around the text (an allowance, who is here) and leaves what is typed. */
  const notice = useCallback(
    (part: Partial<ItemViewData>) => accept({ ...held.saved, ...part }),
    [held, accept],
  );

  useSavingOnItsOwn({ state, held, alive, flush, saveSoon });
  const attach = useCallback(
    (body: BodyHolder) => {
      held.body = body;
    },
    [held],
  );
  return {
    saved: held.saved,
    /** The newest the server answered, also inside an act that began before it. */
    latest: () => held.saved,
    /** The form as it is now, also inside a loop that began before. */
    latestForm: () => held.form,
    /** Lets go of what is unsaved. */
    forget: () => {
      held.acknowledged = held.changes;
      clearTimeout(held.timer);
      clearTimeout(held.keeper);
      forgetLocal(sessionStorage, held.saved.id);
    },
    form: held.form,
    /** What the editor begins with. */
    bodyNow: () => held.body.send().html,
    restored: held.restored,
    ...{ state, issues, setIssues, conflict, change, touch, flush, take, notice, insist, attach },
    /** As it is now, also inside an act that began before. */
    isUnsaved: () => held.changes !== held.acknowledged,
    /** Counts what was changed here. */
    changes: held.changes,
    unsaved: held.changes !== held.acknowledged,
  };
}

/** Tries again after a lost connection, saves when the tab goes into the background, and on the way out. */
function useSavingOnItsOwn(work: {
  state: SaveState;
  held: Held;
  alive: { current: boolean };
  flush: () => Promise<boolean>;
  saveSoon: (after: number) => void;
}) {
  const { state, held, alive, flush, saveSoon } = work;
  useEffect(() => {
    if (state.kind === 'offline') saveSoon(retryAfter);
  }, [state, saveSoon]);
  useEffect(() => {
    alive.current = true;
    if (held.changes !== held.acknowledged) saveSoon(pause);
    const hidden = () => {
      if (document.visibilityState === 'hidden') void flush();
    };
    const leaving = () => keepNow(held);
    const online = () => {
      if (held.changes !== held.acknowledged) saveSoon(0);
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('online', online);
    window.addEventListener('pagehide', leaving);
    return () => {
      alive.current = false;
      keepNow(held);
      clearTimeout(held.timer);
      window.removeEventListener('pagehide', leaving);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', online);
    };
  }, [alive, held, flush, saveSoon]);
}

export type ItemWork = ReturnType<typeof useItemWork>;
