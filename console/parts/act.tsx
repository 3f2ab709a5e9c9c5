/** Doing something on the server from a screen: busy while it runs, a refusal told in its own sentence. */
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { ForbiddenError, NotFoundError, StateError } from '#platform/outcome.ts';
import { noticeSignedOut } from '../queries.ts';

const refusalTitle = (problem: unknown): string => {
  if (problem instanceof ForbiddenError) return '没有权限';
  if (problem instanceof NotFoundError) return '没有找到';
  return '没有办成';
};

/** The sentence to show for a failure of any kind. */
export const sentence = (problem: unknown): string =>
  problem instanceof Error ? problem.message : '发生了意外的错误，请刷新页面后再试。';

/**
 * `run(work)` resolves to what the work returned, or to undefined after its failure has been told.
 * While it runs `busy` is true.
 */
export function useAct() {
  const { notification } = App.useApp();
  const [busy, setBusy] = useState(false);
  const run = useCallback(
    async <T,>(work: () => Promise<T>): Promise<T | undefined> => {
      setBusy(true);
      try {
        return await work();
      } catch (problem) {
        if (noticeSignedOut(problem)) return undefined;
        const basis = problem instanceof StateError && problem.basis ? `依据：${problem.basis}` : '';
        notification.error({
          title: refusalTitle(problem),
          description: `${sentence(problem)}${basis}`,
          role: 'alert',
          duration: 0,
        });
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [notification],
  );
  return { run, busy };
}
