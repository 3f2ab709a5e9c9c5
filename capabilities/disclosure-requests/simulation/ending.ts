/** The end of a random case: an outcome whose facts are on file, and the letter that tells it. Pure. */
import { type Answers, allPaths, answersOnPath } from '#rules/requests/outcome-path.ts';
import type { NewEvent } from '../model-events.ts';
import { type Beside, decide, writtenFacts } from '../model-outcome.ts';
import { replyLetterKind } from '../model-reply.ts';
import type { Now } from '../model-steps.ts';
import type { Turn } from './history.ts';

const paths = allPaths();
const words = Object.fromEntries([...writtenFacts].map((kind) => [kind, '事实与理由如此。']));
const besideAll = ({ today, settings }: Now): Beside => ({
  ...{ today, settings, replyFiles: 1, earlierReply: true, particulars: words, items: 1 },
});

/** An outcome whose facts are on file, by one of the paths that lead there; null when chance finds none. */
export function anOutcome({ of, now, random }: Turn): readonly NewEvent[] | null {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const answers: Answers = random.pick(paths);
    const decided = decide(of, answers, besideAll(now));
    if ('issues' in decided) continue;
    const { code, variant } = decided.result;
    const detail = {
      ...{ outcome: code, variant, answers: answersOnPath(answers) as Record<string, string> },
      ...{ onFile: decided.onFile, earlierRequest: null, items: [] },
    };
    return [{ kind: 'outcome-decided', on: now.today, detail }];
  }
  return null;
}

/** The reply by post with its letter, and its proof of delivery. */
export function aReply({ of, now: { today }, id }: Turn): readonly NewEvent[] | null {
  const letterKind = replyLetterKind(of);
  if (letterKind === null) return null;
  const letter = id();
  return [
    { kind: 'letter-issued', on: today, detail: { letter, letterKind, documentNumber: '' } },
    { kind: 'replied', on: today, detail: { way: 'post', letter } },
    { kind: 'delivered', on: today, detail: { way: 'post', proof: 'post-number' } },
  ];
}
