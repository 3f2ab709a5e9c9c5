/** Sending a form: like `useAct`, but what the server asks to be put right stays here, to be shown at its fields. */
import { useState } from 'react';
import { IssuesError } from '#platform/call.ts';
import type { Issue } from '#platform/outcome.ts';
import { useAct } from './act.tsx';

/** `send(work)` resolves to what the work returned, or to undefined after its issues or its failure have been shown. */
export function useSending() {
  const { run, busy } = useAct();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const send = <T>(work: () => Promise<T>): Promise<T | undefined> =>
    run(async () => {
      try {
        const answer = await work();
        setIssues([]);
        return answer;
      } catch (problem) {
        if (!(problem instanceof IssuesError)) throw problem;
        setIssues(problem.issues);
        return undefined;
      }
    });
  return { send, busy, issues, setIssues };
}
