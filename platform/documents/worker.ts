/** The thread in which a stranger's file is cleaned and read; see guarded.ts. */
import { parentPort } from 'node:worker_threads';
import type { Result, Task } from './guarded.ts';
import { docxPage } from './office/docx-page.ts';
import { cleaned } from './release/cleaned.ts';
import type { Answer } from './sandbox.ts';
import { spokenText } from './spoken/spoken-text.ts';

function perform(task: Task): Promise<Result> {
  if ('lay' in task) return docxPage(task.lay);
  return 'speak' in task ? spokenText(task.speak, task.kind) : cleaned(task.release, task.kind);
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
