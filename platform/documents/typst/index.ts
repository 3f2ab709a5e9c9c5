/**
 * PDF by Typst, in a process of its own: the server answers on while a document is set, a document that takes too
 * long is given up with its process (native code in a thread cannot be stopped), and the process is made anew every
 * so many documents because Typst keeps memory.
 */
import type { EngineName } from './engine.ts';
import { drawableData, type Fonts, fontsIn } from './fonts.ts';
import type { Task } from './press.ts';
import { type Press, startPress } from './press-process.ts';

export type TypesetterOptions = {
  /** Folders to look for fonts in, the first one first. */
  readonly fontFolders?: readonly string[];
  readonly engine?: EngineName;
  /** Documents after which the process is made anew. */
  readonly documentsPerProcess?: number;
  /** Milliseconds after which a document is given up. */
  readonly timeLimit?: number;
};

export type Typesetting = {
  /**
   * Sets `markup` with `data`, which it finds as JSON in `sys.inputs.data`: text, never markup. `sys.inputs.fonts`
   * holds the families for each role of GB/T 9704. Warnings of Typst (a missing font, say) count as errors.
   */
  typeset(markup: string, data: unknown): Promise<Uint8Array>;
  /** Ends the process; documents being set or waiting are refused. */
  close(): Promise<void>;
};

const closing = '已经停止生成 PDF。';

/** A typesetter with one process: documents are set one after the other. */
export function openTypesetter(options: TypesetterOptions = {}): Typesetting {
  const { documentsPerProcess = 50, timeLimit = 30_000 } = options;
  let fonts: Fonts | undefined;
  let press: Press | undefined;
  let lastNumber = 0;
  let closedAfter = 0;
  let previous: Promise<unknown> = Promise.resolve();

  const set = async (task: Task, folders: readonly string[]) => {
    if (task.number <= closedAfter) throw new Error(closing);
    if (press?.ended()) press = undefined;
    press ??= startPress(folders, timeLimit, options.engine);
    const used = press;
    try {
      return await used.set(task);
    } finally {
      if (used.done() >= documentsPerProcess) {
        used.stop(closing);
        if (press === used) press = undefined;
      }
    }
  };

  return {
    async typeset(markup, data) {
      fonts ??= fontsIn(options.fontFolders);
      const { folders } = fonts;
      lastNumber += 1;
      const inputs = { data: JSON.stringify(drawableData(data, fonts)) };
      const task = { number: lastNumber, markup, inputs };
      const pdf = previous.then(() => set(task, folders));
      previous = pdf.catch(() => undefined);
      return pdf;
    },
    async close() {
      closedAfter = lastNumber;
      press?.stop(closing);
      press = undefined;
      await previous;
    },
  };
}

let ownTypesetter: Typesetting | undefined;

/** Sets a document on the program's own typesetter, opened at first use. */
export function typeset(markup: string, data: unknown): Promise<Uint8Array> {
  ownTypesetter ??= openTypesetter();
  return ownTypesetter.typeset(markup, data);
}

/** Ends the program's own typesetter; a later `typeset` opens it again. */
export async function closeTypesetter(): Promise<void> {
  const open = ownTypesetter;
  ownTypesetter = undefined;
  await open?.close();
}
