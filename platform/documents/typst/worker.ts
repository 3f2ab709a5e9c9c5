/** The thread in which Typst runs: one document at a time, each answered under its number. */
import { parentPort, workerData } from 'node:worker_threads';
import { type EngineName, openEngine } from './engine.ts';

export type Task = {
  readonly number: number;
  readonly markup: string;
  readonly inputs: Readonly<Record<string, string>>;
};
export type Answer = { readonly number: number } & (
  | { readonly pdf: Uint8Array }
  | { readonly problem: string }
);

const { folders, engine } = workerData as { folders: readonly string[]; engine?: EngineName };
const port = parentPort;
if (!port) throw new Error('worker.ts runs as a worker thread only');

const typesetter = openEngine(folders, engine);

port.on('message', async ({ number, markup, inputs }: Task) => {
  try {
    const typeset = await typesetter;
    const pdf = await typeset(markup, inputs);
    port.postMessage({ number, pdf } satisfies Answer);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    port.postMessage({ number, problem } satisfies Answer);
  }
});
