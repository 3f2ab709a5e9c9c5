/** The console's store of server answers, and the one place that learns that the session has ended. */
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { OutageError, SignedOutError } from '#platform/call.ts';

type Listener = () => void;
const listeners = new Set<Listener>();

/** Calls `listener` whenever a call finds the session ended. Returns how to stop. */
export function whenSignedOut(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Tells the frame if this failure means that the session has ended; true when it does. */
export function noticeSignedOut(problem: unknown): boolean {
  if (!(problem instanceof SignedOutError)) return false;
  for (const listener of listeners) listener();
  return true;
}

export const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (times, problem) => problem instanceof OutageError && times < 1,
    },
    mutations: { retry: false },
  },
});
