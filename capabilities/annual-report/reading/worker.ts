/** The thread in which a stranger's file is read and judged; see safely.ts. */
import { parentPort } from 'node:worker_threads';
import type { Answer } from '#platform/documents/sandbox.ts';
import { judgeReport } from '../judging/index.ts';
import type { Finding, ReadReport } from '../model.ts';
import { readReport } from './read.ts';
import type { Task } from './safely.ts';

/** Nobody reads more of them; and a page of tens of thousands is slow to draw. The gravest stand first. */
const mostFindings = 500;

const perform = async (task: Task): Promise<ReadReport | Finding[]> =>
  'read' in task ? readReport(task.read) : judgeReport(task.judge, task.options).slice(0, mostFindings);

parentPort?.on('message', async (task: Task) => {
  let answer: Answer<ReadReport | Finding[]>;
  try {
    answer = { output: await perform(task) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    answer = { failure: { name, message } };
  }
  parentPort?.postMessage(answer);
});
