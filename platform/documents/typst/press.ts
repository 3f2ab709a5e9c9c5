/** The process in which Typst runs: one document at a time, each answered under its number. Ends with its parent. */
import { type EngineName, openEngine, type Typesetter } from './engine.ts';

/** Said once, before the first document. */
export type Opening = { readonly folders: readonly string[]; readonly engine?: EngineName };
export type Task = {
  readonly number: number;
  readonly markup: string;
  readonly inputs: Readonly<Record<string, string>>;
};
export type Answer = { readonly number: number } & (
  | { readonly pdf: Uint8Array }
  | { readonly problem: string }
);

let typesetter: Promise<Typesetter> | undefined;

const answer = (content: Answer) => process.send?.(content);

process.on('message', async (message: Opening | Task) => {
  if ('folders' in message) {
    typesetter = openEngine(message.folders, message.engine);
    // A failure is told with the first document.
    typesetter.catch(() => undefined);
    return;
  }
  const { number, markup, inputs } = message;
  try {
    const typeset = await typesetter;
    if (!typeset) throw new Error('the press was not opened');
    answer({ number, pdf: await typeset(markup, inputs) });
  } catch (error) {
    answer({ number, problem: error instanceof Error ? error.message : String(error) });
  }
});

process.on('disconnect', () => process.exit());
