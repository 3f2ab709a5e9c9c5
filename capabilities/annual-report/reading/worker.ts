/** The thread in which a stranger's file is read; see safely.ts. */
import { parentPort } from 'node:worker_threads';
import type { Answer } from '#platform/documents/sandbox.ts';
import type { ReadReport } from '../model.ts';
import { type ReportSource, readReport } from './read.ts';

parentPort?.on('message', async (source: ReportSource) => {
  let answer: Answer<ReadReport>;
  try {
    answer = { output: await readReport(source) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    answer = { failure: { name, message } };
  }
  parentPort?.postMessage(answer);
});
