/** What the checks say of the text on the screen: asked a moment after the last key, never in the way of typing. */
import { useEffect, useRef, useState } from 'react';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract-desk.ts';
import type { HitData } from '../../contract-shapes.ts';
import { draftOf } from '../work/form.ts';
import type { ItemWork } from '../work/useItemWork.ts';

const pause = 900;

export type Checks = {
  readonly hits: readonly HitData[];
  readonly state: 'current' | 'checking' | 'failed';
};

/** `changes` counts what was typed. Every save brings its own findings; in between the unsaved text is tried. */
export function useChecks(work: ItemWork, changes: number): Checks {
  const { saved, unsaved } = work;
  const [tried, setTried] = useState<{ changes: number; hits: readonly HitData[] | null } | null>(null);
  const latest = useRef(work);
  latest.current = work;
  useEffect(() => {
    if (!unsaved) return;
    const stop = new AbortController();
    const timer = setTimeout(async () => {
      const { form, bodyNow, saved } = latest.current;
      try {
        const { hits } = await call(
          endpoints.checkText,
          { params: { id: saved.id }, input: { draft: draftOf(form, bodyNow()) } },
          stop.signal,
        );
        setTried({ changes, hits });
      } catch {
        if (!stop.signal.aborted) setTried({ changes, hits: null });
      }
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [changes, unsaved]);
  if (!unsaved) return { hits: saved.hits, state: 'current' };
  const hits = tried?.hits ?? saved.hits;
  if (tried?.changes !== changes) return { hits, state: 'checking' };
  return { hits, state: tried.hits ? 'current' : 'failed' };
}
