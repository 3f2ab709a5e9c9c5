/** The press seen from the program: a child process that sets one document at a time and can be killed at any moment. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { EngineName } from './engine.ts';
import type { Answer, Opening, Task } from './press.ts';

export type Press = {
  /** Sets one document; the caller waits for it before giving another. Rejects when Typst refuses or the process ends. */
  set(task: Task): Promise<Uint8Array>;
  /** Ends the process; a document being set is refused with this reason. */
  stop(reason: string): void;
  /** Documents answered for so far. */
  done(): number;
  ended(): boolean;
};

/** Starts a press. It keeps the program alive only while it sets a document. */
export function startPress(folders: readonly string[], timeLimit: number, engine?: EngineName): Press {
  const child = forkPress();
  let answered = 0;
  let hasEnded = false;
  let refuse: (error: Error) => void = () => undefined;

  const end = (reason: string | Error) => {
    hasEnded = true;
    child.kill('SIGKILL');
    refuse(typeof reason === 'string' ? new Error(reason) : reason);
  };
  child.on('error', end);
  child.on('exit', () => end('生成 PDF 的进程意外结束，请重试。'));
  child.send({ folders, ...(engine && { engine }) } satisfies Opening);

  return {
    set(task) {
      const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
      refuse = reject;
      const onAnswer = (answer: Answer) => {
        if (answer.number !== task.number) return;
        answered += 1;
        if ('pdf' in answer) resolve(new Uint8Array(answer.pdf));
        else reject(new Error(answer.problem));
      };
      const timer = setTimeout(() => end(`生成 PDF 超过${timeLimit / 1000}秒，已经停止。`), timeLimit);
      child.on('message', onAnswer);
      keepAlive(child, true);
      child.send(task);
      return promise.finally(() => {
        clearTimeout(timer);
        child.off('message', onAnswer);
        keepAlive(child, false);
      });
    },
    stop: end,
    done: () => answered,
    ended: () => hasEnded,
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

function keepAlive(child: ChildProcess, busy: boolean): void {
  if (busy) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}
