/** Reading every store anew into an index built in a thread of its own, a batch at a time. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { IndexedDocument } from '../engine/index.ts';
import type { FromThread, ToThread } from '../engine/rebuild-thread.ts';
import { createVocabulary, type Vocabulary } from '../engine/vocabulary.ts';

export type BuiltSegments = {
  readonly segments: readonly { readonly name: string; readonly count: number }[];
  readonly vocabulary: Vocabulary;
};

const AT_ONCE = 200;

/**
 * Builds segments below `folder` of all `documents`. `told` hears how many are done. What was written is removed when
 * reading fails.
 */
export async function buildInThread(
  folder: string,
  documents: AsyncIterable<IndexedDocument>,
  told: (done: number) => void | Promise<void> = () => undefined,
): Promise<BuiltSegments> {
  const worker = new Worker(join(import.meta.dirname, '..', 'engine', 'rebuild-thread.ts'), {
    workerData: folder,
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const ask = asking(worker);
  try {
    let batch: IndexedDocument[] = [];
    const send = async () => {
      const answer = await ask({ documents: batch });
      batch = [];
      if ('taken' in answer) await told(answer.taken);
    };
    for await (const document of documents) {
      batch.push(document);
      if (batch.length >= AT_ONCE) await send();
    }
    await send();
    const answer = await ask({ finish: 'now' });
    if (!('segments' in answer)) throw new Error('The thread that builds the search index gave no segments');
    return { segments: answer.segments, vocabulary: createVocabulary(answer.vocabulary) };
  } catch (error) {
    worker.postMessage({ finish: 'not' } satisfies ToThread);
    throw error;
  }
}

/** Sends one message and waits for the answer to it. */
function asking(worker: Worker): (message: ToThread) => Promise<FromThread> {
  return (message) =>
    new Promise((done, failed) => {
      const stop = () => {
        worker.off('message', heard);
        worker.off('error', broke);
        worker.off('exit', gone);
      };
      const heard = (answer: FromThread) => {
        stop();
        done(answer);
      };
      const broke = (error: Error) => {
        stop();
        failed(error);
      };
      const gone = () => broke(new Error('The thread that builds the search index ended'));
      worker.on('message', heard);
      worker.on('error', broke);
      worker.on('exit', gone);
      worker.postMessage(message);
    });
}
