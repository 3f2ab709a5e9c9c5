/** The screen's hold on the item on its desk: drawn again as it changes, saved by itself and on the way out. */
import { useEffect, useMemo, useReducer, useState } from 'react';
import type { Issue } from '#platform/outcome.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import {
  type BodyHolder,
  change,
  type Desk,
  flush,
  forget,
  insist,
  isUnsaved,
  keepNow,
  notice,
  openDesk,
  saveSoon,
  setIssues,
  take,
  touch,
} from './desk.ts';
import type { Form } from './form.ts';

const retryAfter = 5000;

/** What the screen does with the desk; the same functions as long as it is open. */
const handsOn = (desk: Desk) => ({
  change: (part: Partial<Form>) => change(desk, part),
  touch: () => touch(desk),
  flush: () => flush(desk),
  take: (next: ItemViewData) => take(desk, next),
  notice: (part: Partial<ItemViewData>) => notice(desk, part),
  insist: () => insist(desk),
  forget: () => forget(desk),
  setIssues: (issues: readonly Issue[]) => setIssues(desk, issues),
  attach: (body: BodyHolder) => {
    desk.body = body;
  },
  /** As they are now, also inside an act that began before. */
  latest: () => desk.saved,
  latestForm: () => desk.form,
  isUnsaved: () => isUnsaved(desk),
  bodyNow: () => desk.body.send().html,
});

export function useItemWork(view: ItemViewData) {
  const [desk] = useState(() => openDesk(view));
  const [, draw] = useReducer((times: number) => times + 1, 0);
  const hands = useMemo(() => handsOn(desk), [desk]);
  useSavingOnItsOwn(desk, draw);
  const { saved, form, state, issues, conflict, changes, restored } = desk;
  return { ...hands, saved, form, state, issues, conflict, changes, restored, unsaved: isUnsaved(desk) };
}

/** Tries again after a lost connection, saves when the tab goes into the background, and keeps on the way out. */
function useSavingOnItsOwn(desk: Desk, draw: () => void) {
  const { state } = desk;
  useEffect(() => {
    if (state.kind === 'offline') saveSoon(desk, retryAfter);
  }, [state, desk]);
  useEffect(() => {
    Object.assign(desk, { alive: true, draw });
    if (isUnsaved(desk)) saveSoon(desk);
    const hidden = () => {
      if (document.visibilityState === 'hidden') void flush(desk);
    };
    const leaving = () => keepNow(desk);
    const online = () => {
      if (isUnsaved(desk)) saveSoon(desk, 0);
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('online', online);
    window.addEventListener('pagehide', leaving);
    return () => {
      desk.alive = false;
      keepNow(desk);
      clearTimeout(desk.timer);
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('online', online);
      window.removeEventListener('pagehide', leaving);
    };
  }, [desk, draw]);
}

export type ItemWork = ReturnType<typeof useItemWork>;
