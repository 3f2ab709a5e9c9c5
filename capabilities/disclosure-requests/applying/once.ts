/** A form that is sent twice (a slow line, a second press) is taken once: the second sender gets the first's answer. */
import { createHash } from 'node:crypto';
import type { ApplicationValues, ChosenFile } from '../model-application.ts';

const span = 10 * 60_000;
const most = 1000;

/** What tells one sending from another: the form's own random mark, and everything in it. '' without a mark. */
export function sendingKey(mark: string, values: ApplicationValues, files: readonly ChosenFile[]): string {
  if (!/^[\w-]{20,40}$/.test(mark)) return '';
  const hash = createHash('sha256').update(JSON.stringify([mark, values]));
  for (const { field, name, bytes } of files)
    hash.update(JSON.stringify([field, name, bytes.length])).update(bytes);
  return hash.digest('hex');
}

/** Does the work of a key once within ten minutes. What failed or ended in `isFinal` being false may be tried again. */
export function onceEach<T>(isFinal: (outcome: T) => boolean) {
  const begun = new Map<string, { readonly outcome: Promise<T>; readonly until: number }>();
  return async (key: string, now: number, work: () => Promise<T>): Promise<T> => {
    if (key === '') return work();
    for (const [old, { until }] of begun) if (until < now || begun.size > most) begun.delete(old);
    const known = begun.get(key);
    if (known) return known.outcome;
    const outcome = work();
    begun.set(key, { outcome, until: now + span });
    const forget = () => begun.delete(key);
    outcome.then((made) => isFinal(made) || forget(), forget);
    return outcome;
  };
}
