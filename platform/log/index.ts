/**
 * What the log may say about a request and an error. Never: query strings, cookies, bodies, whole addresses, names,
 * document numbers. One JSON line per event.
 */
import { truncatedAddress } from '#platform/http/security/address.ts';

/** Long digit runs (identity and telephone numbers) and whatever stands in quotes or brackets are masked. */
export function masked(text: string): string {
  return text
    .replace(/(["'`“‘「])[^"'`”’」\n]*(["'`”’」])/g, '$1…$2')
    .replace(/=\([^)\n]*\)/g, '=(…)')
    .replace(/\d{6,}/g, '…');
}

/** The path without its query, with long numbers masked. */
export const loggedPath = (url: string): string => masked(url.split('?', 1)[0] ?? '').slice(0, 200);

/** An error by its kind, code and places; its words masked. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    ...(code === undefined ? {} : { code }),
    message: masked(error.message),
    stack: places.slice(0, 12).join('\n'),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause) }),
  };
}

type LoggedError = {
  [key: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
};

/** One line when the answer has been sent. */
export const loggedAnswer = (answer: Answered): Record<string, unknown> => ({
  method: answer.method,
  path: loggedPath(answer.url),
  route: answer.route,
  status: answer.status,
  ms: Math.round(answer.ms * 10) / 10,
  address: truncatedAddress(answer.address),
});

/** What an answer was to, and what came of it; `ms` from the request to the last byte, `address` whole. */
export type Answered = {
  readonly method: string;
  readonly url: string;
  readonly route: string | undefined;
  readonly status: number;
  readonly ms: number;
  readonly address: string;
};

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Whether lines of one level are written by a log that is set to another. */
export const isWritten = (level: string, setting: string): boolean =>
  levels.indexOf(level) >= levels.indexOf(setting);

/** Where lines go: process.stdout, or a collector in tests. */
export type LogStream = { write: (line: string) => void };

/** Options for the HTTP server's logger: JSON lines, levels by name, time as ISO, no process or host names. */
export const logOptions = (level: string, stream?: LogStream) => ({
  level,
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label: string) => ({ level: label }) },
  serializers: { err: loggedError, req: () => ({}), res: () => ({}) },
  ...(stream ? { stream } : {}),
});
