/** The thread in which documents are redacted and verified; see index.ts. */
import { parentPort } from 'node:worker_threads';
import type { Answer } from '../sandbox.ts';
import type { Result, Task } from './index.ts';
import { layoutOf, pictureFor, placed } from './layout.ts';
import { redact } from './redact.ts';

function perform(task: Task): Promise<Result> {
  if (task.do === 'redact')
    return redact(task.bytes, task.kind, task.marks, (step) => parentPort?.postMessage({ step }));
  if (task.do === 'layout') return layoutOf(task.bytes, task.kind);
  if (task.do === 'place') return placed(task.bytes, task.kind, task.marks);
  return pictureFor(task.bytes, task.kind, task.which);
}

parentPort?.on('message', async (task: Task) => {
  let answer: Answer<Result>;
  try {
    answer = { output: await perform(task) };
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    answer = { failure: { name, message } };
  }
  parentPort?.postMessage(answer);
});
