/** Keeping what was asked without making anybody wait: a handful at a time, some seconds later. */
import type { App } from '#platform/app.ts';
import { type AskedQuestion, insertQuestions } from '../store-questions.ts';

export type QuestionLog = {
  readonly add: (question: Omit<AskedQuestion, 'askedOn' | 'hour'>) => void;
  /** Writes what is not written yet. */
  readonly flush: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const LATER = 2_000;
/** Questions of a flood beyond so many at a time are not kept. */
const MOST = 2_000;

/** Opens the log. Failing to write it never fails a search. */
export function openQuestionLog(app: App, tell: (problem: Error) => void = () => undefined): QuestionLog {
  let waiting: AskedQuestion[] = [];
  let timer: NodeJS.Timeout | null = null;
  const flush = async () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const batch = waiting;
    waiting = [];
    await insertQuestions(app, batch).catch(tell);
  };
  return {
    add: (question) => {
      if (waiting.length >= MOST) return;
      const hour = Number(hourIn.format(app.now()));
      waiting.push({ ...question, askedOn: app.today(), hour });
      timer ??= setTimeout(() => void flush(), LATER).unref();
    },
    flush,
    close: flush,
  };
}

const hourIn = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  hourCycle: 'h23',
});
