/** Several threads that clean bodies, each one batch at a time, batches answered in the order they were given. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { ItemContent } from '../model.ts';
import type { ImportLine } from './line.ts';

export type Cleaning = {
  /** Threads; so many batches are worth giving at once. */
  readonly threads: number;
  readonly clean: (lines: readonly ImportLine[]) => Promise<ItemContent[]>;
  readonly close: () => Promise<void>;
};

/** Starts the threads. */
export function startCleaning(threads = Math.min(4, availableParallelism())): Cleaning {
  const workers = Array.from({ length: threads }, () => new Worker(new URL('./worker.ts', import.meta.url)));
  const busy = workers.map((): Promise<unknown> => Promise.resolve());
  let turn = 0;
  const answerOf = (worker: Worker, lines: readonly ImportLine[]) =>
    new Promise<ItemContent[]>((resolve, reject) => {
      const done = (settle: () => void) => {
        worker.off('message', answered);
        worker.off('error', failed);
        settle();
      };
      const answered = (contents: ItemContent[]) => done(() => resolve(contents));
      const failed = (error: unknown) => done(() => reject(error));
      worker.on('message', answered);
      worker.on('error', failed);
      worker.postMessage(lines);
    });
  return {
    threads,
    clean: (lines) => {
      const at = turn++ % threads;
      const worker = workers[at];
      if (!worker) throw new Error('There is no thread to clean with');
      const answer = (busy[at] ?? Promise.resolve()).then(() => answerOf(worker, lines));
      busy[at] = answer.catch(() => undefined);
      return answer;
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}
