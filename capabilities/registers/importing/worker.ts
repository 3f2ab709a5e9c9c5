/** The thread in which a table to import is read; see safely.ts. */
import { parentPort } from 'node:worker_threads';
import type { Answer } from '#platform/documents/sandbox.ts';
import { readImport, type Task } from './file.ts';
import type { ReadTable } from './rows.ts';

parentPort?.on('message', async (task: Task) => {
  let answer: Answer<ReadTable>;
  try {
    answer = { output: await readImport(task) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    answer = { failure: { name, message } };
  }
  parentPort?.postMessage(answer);
});
