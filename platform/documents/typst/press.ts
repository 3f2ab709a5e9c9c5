/** The process in which Typst runs: one document at a time, each answered under its number. Ends with its parent. */
import { type EngineName, openEngine } from './engine.ts';
import { familiesByRole } from './fonts.ts';

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

/** The engine with the families of its fonts, found out once. */
async function prepare({ folders, engine }: Opening) {
  const typesetter = await openEngine(folders, engine);
  return { typesetter, fonts: JSON.stringify(await familiesByRole(typesetter.knows)) };
}

let prepared: ReturnType<typeof prepare> | undefined;

const answer = (content: Answer) => process.send?.(content);

process.on('message', async (message: Opening | Task) => {
  if ('folders' in message) {
    prepared = prepare(message);
    // A failure is told with the first document.
    prepared.catch(() => undefined);
    return;
  }
  const { number, markup, inputs } = message;
  try {
    const ready = await prepared;
    if (!ready) throw new Error('the press was not opened');
    const pdf = await ready.typesetter.set(markup, { ...inputs, fonts: ready.fonts });
    answer({ number, pdf });
  } catch (error) {
    answer({ number, problem: error instanceof Error ? error.message : String(error) });
  }
});

process.on('disconnect', () => process.exit());
