/**
 * PDF by Typst, in a process of its own: the server answers on while a document is set, a document that takes too
 * long is given up with its process (native code in a thread cannot be stopped), and the process is made anew every
 * so many documents because Typst keeps memory.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineName } from './engine.ts';
import { drawableData, type FontRole, type Fonts, fontsIn } from './fonts.ts';
import type { Answer, Opening, Task } from './press.ts';

export type TypsetterOptions = {
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
  close(): Promise<void>;
};

type Waiting = {
  readonly task: Task;
  readonly resolve: (pdf: Uint8Array) => void;
  readonly reject: (error: Error) => void;
};

/** A typesetter with one process. It does not keep the process alive while it is idle. */
export function openTypesetter(options: TypsetterOptions = {}): Typesetting {
  const { documentsPerProcess = 50, timeLimit = 30_000, engine } = options;
  const queue: Waiting[] = [];
  let fonts: Fonts | undefined;
  let press: { child: ChildProcess; done: number } | undefined;
  let current: (Waiting & { timer: NodeJS.Timeout }) | undefined;
  let lastNumber = 0;

  const startPress = (folders: readonly string[]) => {
    const child = forkPress();
    child.on('message', (answer: Answer) => finish(child, answer));
    child.on('error', (error) => giveUp(child, error));
    child.on('exit', () => giveUp(child, new Error('生成 PDF 的进程意外结束，请重试。')));
    child.send({ folders, ...(engine && { engine }) } satisfies Opening);
    press = { child, done: 0 };
    return press;
  };

  const settle = () => {
    const settled = current;
    clearTimeout(settled?.timer);
    current = undefined;
    return settled;
  };

  const finish = (child: ChildProcess, answer: Answer) => {
    if (press?.child !== child || current?.task.number !== answer.number) return;
    const settled = settle();
    press.done += 1;
    if (press.done >= documentsPerProcess) stopPress();
    if ('pdf' in answer) settled?.resolve(new Uint8Array(answer.pdf));
    else settled?.reject(new Error(answer.problem));
    next();
  };

  const giveUp = (child: ChildProcess, error: Error) => {
    if (press?.child !== child) return;
    stopPress();
    settle()?.reject(error);
    next();
  };

  const stopPress = () => {
    const stopped = press?.child;
    press = undefined;
    stopped?.kill('SIGKILL');
  };

  const next = () => {
    if (current) return;
    const waiting = queue.shift();
    if (!waiting || !fonts) {
      holdOn(press?.child, false);
      return;
    }
    const { child } = press ?? startPress(fonts.folders);
    const late = () => giveUp(child, new Error(`生成 PDF 超过${timeLimit / 1000}秒，已经停止。`));
    current = { ...waiting, timer: setTimeout(late, timeLimit) };
    holdOn(child, true);
    child.send(waiting.task);
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
      stopPress();
      settle()?.reject(new Error('已经停止生成 PDF。'));
    },
  };
}

/** The process; system fonts are shut out, so that a document looks the same on every machine. */
function forkPress(): ChildProcess {
  return fork(fileURLToPath(new URL('./press.ts', import.meta.url)), [], {
    serialization: 'advanced',
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('./no-fonts.conf', import.meta.url)) },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

/** Whether the process keeps this one alive: while a document is being set it does. */
function holdOn(child: ChildProcess | undefined, busy: boolean): void {
  if (busy) {
    child?.ref();
    child?.channel?.ref();
  } else {
    child?.unref();
    child?.channel?.unref();
  }
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
