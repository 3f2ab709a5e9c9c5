/**
 * PDF by Typst, in a thread of its own: the server answers on while a document is set, a document that takes too
 * long is given up with its thread, and the thread is made anew every so many documents because Typst keeps memory.
 */
import { Worker } from 'node:worker_threads';
import type { EngineName } from './engine.ts';
import { drawableData, type FontRole, type Fonts, fontsIn } from './fonts.ts';
import type { Answer, Task } from './worker.ts';

export type TypsetterOptions = {
  /** Folders to look for fonts in, the first one first. */
  readonly fontFolders?: readonly string[];
  readonly engine?: EngineName;
  /** Documents after which the thread is made anew. */
  readonly documentsPerThread?: number;
  /** Milliseconds after which a document is given up. */
  readonly timeLimit?: number;
};

export type Typesetting = {
  /**
   * Sets `markup` with `data`, which it finds as JSON in `sys.inputs.data`: text, never markup. `sys.inputs.fonts`
   * holds the families for each role of GB/T 9704. Warnings of Typst (a missing font, say) count as errors.
   */
  typeset(markup: string, data: unknown): Promise<Uint8Array>;
  close(): Promise<void>;
};

type Waiting = {
  readonly task: Task;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
};

/** A typesetter with one thread. It does not keep the process alive while it is idle. */
export function openTypesetter(options: TypsetterOptions = {}): Typesetting {
  const { documentsPerThread = 50, timeLimit = 30_000, engine } = options;
  const queue: Waiting[] = [];
  let fonts: Fonts | undefined;
  let thread: { worker: Worker; done: number } | undefined;
  let current: (Waiting & { timer: NodeJS.Timeout }) | undefined;
  let lastNumber = 0;

  const startThread = (folders: readonly string[]) => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { folders, ...(engine && { engine }) },
    });
    worker.on('message', (answer: Answer) => finish(worker, answer));
    worker.on('error', (error) => giveUp(worker, error instanceof Error ? error : new Error(String(error))));
    worker.on('exit', () => giveUp(worker, new Error('生成 PDF 的线程意外结束，请重试。')));
    thread = { worker, done: 0 };
    return thread;
  };

  const settle = () => {
    const settled = current;
    clearTimeout(settled?.timer);
    current = undefined;
    return settled;
  };

  const finish = (worker: Worker, answer: Answer) => {
    if (thread?.worker !== worker || current?.task.number !== answer.number) return;
    const settled = settle();
    thread.done += 1;
    if (thread.done >= documentsPerThread) stopThread();
    if ('pdf' in answer) settled?.resolve(answer.pdf);
    else settled?.reject(new Error(answer.problem));
    next();
  };

  const giveUp = (worker: Worker, error: Error) => {
    if (thread?.worker !== worker) return;
    stopThread();
    settle()?.reject(error);
    next();
  };

  const stopThread = () => {
    const stopped = thread?.worker;
    thread = undefined;
    return stopped?.terminate();
  };

  const next = () => {
    if (current) return;
    const waiting = queue.shift();
    if (!waiting || !fonts) {
      thread?.worker.unref();
      return;
    }
    const { worker } = thread ?? startThread(fonts.folders);
    const late = () => giveUp(worker, new Error(`生成 PDF 超过${timeLimit / 1000}秒，已经停止。`));
    current = { ...waiting, timer: setTimeout(late, timeLimit) };
    worker.ref();
    worker.postMessage(waiting.task);
  };

  return {
    async typeset(markup, data) {
      fonts ??= fontsIn(options.fontFolders);
      lastNumber += 1;
      const inputs = {
        data: JSON.stringify(drawableData(data, fonts)),
        fonts: JSON.stringify(familiesForTypst(fonts)),
      };
      const task = { number: lastNumber, markup, inputs };
      return new Promise<Uint8Array>((resolve, reject) => {
        queue.push({ task, resolve, reject });
        next();
      });
    },
    async close() {
      for (const waiting of queue.splice(0)) waiting.reject(new Error('已经停止生成 PDF。'));
      const stopping = stopThread();
      settle()?.reject(new Error('已经停止生成 PDF。'));
      await stopping;
    },
  };
}

/** For each role: the Latin face for Latin letters and digits only, then the Chinese faces. */
function familiesForTypst(fonts: Fonts): Record<FontRole, unknown[]> {
  const latin = { name: fonts.latin.toLowerCase(), covers: 'latin-in-cjk' };
  const chain = (role: FontRole) => [latin, ...fonts.families[role].map((name) => name.toLowerCase())];
  return {
    title: chain('title'),
    body: chain('body'),
    heading: chain('heading'),
    subheading: chain('subheading'),
    table: chain('table'),
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
  const closing = ownTypesetter;
  ownTypesetter = undefined;
  await closing?.close();
}
