/** The thread in which an index is built while the program answers: takes documents, gives back what it wrote. */
import { parentPort, workerData } from 'node:worker_threads';
import type { IndexedDocument } from './document.ts';
import { startRebuild } from './rebuild.ts';
import type { SavedVocabulary } from './vocabulary.ts';

export type ToThread =
  | { readonly documents: readonly IndexedDocument[] }
  | { readonly finish: 'now' | 'not' };
export type FromThread =
  | { readonly taken: number }
  | {
      readonly segments: readonly { readonly name: string; readonly count: number }[];
      readonly vocabulary: SavedVocabulary;
    };

const rebuild = startRebuild(String(workerData));
const answer = (message: FromThread) => parentPort?.postMessage(message);

parentPort?.on('message', (message: ToThread) => {
  if ('documents' in message) {
    for (const document of message.documents) rebuild.add(document);
    answer({ taken: rebuild.count() });
  } else if (message.finish === 'not') {
    rebuild.giveUp();
    parentPort?.close();
  } else {
    const { segments, vocabulary } = rebuild.finish();
    answer({ segments, vocabulary: vocabulary.saved() });
    parentPort?.close();
  }
});
