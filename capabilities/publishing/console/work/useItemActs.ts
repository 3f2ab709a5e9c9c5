/** What is done with an item beside writing it: each act saves first, and its answer replaces what is on the screen. */
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { call, IssuesError } from '#platform/call.ts';
import { StateError } from '#platform/outcome.ts';
import { endpoints } from '../../contract.ts';
import type { ItemViewData } from '../../contract-shapes.ts';
import type { ItemWork } from './useItemWork.ts';

/** Takes an id and the newest revision and returns the item as it stands afterwards. */
type Act = (params: { id: number }, revision: number) => Promise<ItemViewData>;

export const acts = {
  keep: () => (params, revision) => call(endpoints.keepItem, { params, input: { revision } }),
  submit: () => (params, revision) => call(endpoints.submitItem, { params, input: { revision } }),
  recall: () => (params, revision) => call(endpoints.recallItem, { params, input: { revision } }),
  publish: () => (params, revision) => call(endpoints.publishItem, { params, input: { revision } }),
  schedule: (at: string | null) => (params, revision) =>
    call(endpoints.scheduleItem, { params, input: { revision, at } }),
  urgent: (reason: string) => (params, revision) =>
    call(endpoints.publishUrgently, { params, input: { revision, reason, secrecy: 'no-secret' } }),
  'take-down': (reason: string) => (params, revision) =>
    call(endpoints.takeDownItem, { params, input: { revision, reason } }),
  restore: (reason: string) => (params, revision) =>
    call(endpoints.restoreItem, { params, input: { revision, reason } }),
  move: (sectionId: string) => (params) => call(endpoints.moveItem, { params, input: { sectionId } }),
} as const satisfies Record<string, (given: never) => Act>;

const notSaved = '还有修改没有保存到服务器，先处理保存的问题再办理。';

export function useItemActs(work: ItemWork) {
  const { run } = useAct();
  const [busy, setBusy] = useState(false);

  /** Resolves to whether it was done. Issues are shown beside the text, not as a passing message. */
  const go = async (act: Act): Promise<boolean> => {
    setBusy(true);
    try {
      if (!(await work.flush())) {
        await run(() => Promise.reject(new StateError(notSaved)));
        return false;
      }
      const next = await run(async () => {
        const { id, revision } = work.latest();
        try {
          return await act({ id }, revision);
        } catch (problem) {
          if (!(problem instanceof IssuesError)) throw problem;
          work.setIssues(problem.issues);
          return null;
        }
      });
      if (next) work.take(next);
      return Boolean(next);
    } finally {
      setBusy(false);
    }
  };

  /** Gives up what is in work; 'gone' when the item itself went with it. */
  const discard = async (): Promise<'gone' | 'kept' | 'failed'> => {
    setBusy(true);
    try {
      const { id, revision } = work.latest();
      const answer = await run(() => call(endpoints.discardItem, { params: { id }, input: { revision } }));
      if (!answer) return 'failed';
      work.forget();
      if (answer.removed) return 'gone';
      work.take(await call(endpoints.getItem, { params: { id } }));
      return 'kept';
    } finally {
      setBusy(false);
    }
  };

  return { go, discard, busy };
}

export type ItemActs = ReturnType<typeof useItemActs>;
