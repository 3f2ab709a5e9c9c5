/** Acts of the sample's stories from the outcome on: decided, cleared, released in part, answered. */
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import type { Answers } from '#rules/requests/outcome-path.ts';
import * as end from '../actions-end.ts';
import { addDocument } from '../actions-files.ts';
import { issueLetter } from '../actions-letters.ts';
import { clearRelease, produceRelease, saveMarks, startRelease } from '../actions-release.ts';
import type { Way } from '../model.ts';
import type { ReleaseMark } from '../model-release.ts';
import { filesOf } from '../store-files.ts';
import { lettersOf } from '../store-letters.ts';
import { type Act, must } from './told.ts';

export type Ending = {
  readonly answers: Answers;
  readonly particulars: Readonly<Record<string, string>>;
  /** The story that this one repeats. */
  readonly repeats?: string;
};

/** 拟定处理结果. */
export const decided = (at: string, { answers, particulars, repeats }: Ending): Act => [
  at,
  'clerk',
  ({ app, staff, id, seen, idOf }) =>
    end.decideOutcome(app, staff, id, {
      ...{ seen, answers: answers as Record<string, string>, particulars, items: [] },
      earlierRequest: repeats === undefined ? null : idOf(repeats),
    }),
];

export const submitted = (at: string): Act => [
  at,
  'clerk',
  ({ app, staff, id, seen }) => end.submitForClearance(app, staff, id, { seen, note: '' }),
];
export const legallyChecked = (at: string): Act => [
  at,
  'reviewer',
  ({ app, staff, id, seen }) =>
    end.checkLegally(app, staff, id, { seen, opinion: '依据充分，程序合法，不涉及国家秘密。' }),
];

/** From the decision to the seal, in one day; without the legal check where the law's office needs none. */
const cleared = (day: string, { simple = false } = {}): Act[] => [
  submitted(`${day} 10:10`),
  ...(simple ? [] : [legallyChecked(`${day} 11:20`)]),
  [
    `${day} 14:40`,
    'leader',
    ({ app, staff, id, seen }) => end.approve(app, staff, id, { seen, opinion: '同意。' }),
  ],
  [`${day} 15:10`, 'clerk', ({ app, staff, id, seen }) => end.seal(app, staff, id, { seen })],
];

/** A letter by post has its number, one that is handed over a signature. */
const proofOf: Partial<Record<Way, 'post-number' | 'signature'>> = {
  post: 'post-number',
  'in-person': 'signature',
};

type Sending = {
  readonly letter: LetterKind;
  readonly way: Way;
  readonly words?: Record<string, string>;
  /** What is said to the applicant beside the letter. */
  readonly text?: string;
};

/** 答复文书成文, and the reply sent with it. */
const sentWithLetter = (day: string, { letter: kind, way, words = {}, text = '' }: Sending): Act[] => [
  [
    `${day} 15:30`,
    'clerk',
    ({ app, staff, id, seen, on }) => issueLetter(app, staff, id, { seen, kind, on, words, recipient: null }),
  ],
  [
    `${day} 16:00`,
    'clerk',
    async ({ app, staff, id, seen, on }) => {
      const letter = (await lettersOf(app, staff.organId, id)).findLast((one) => one.kind === kind);
      const proofNumber = way === 'post' ? '示例邮件号' : '';
      return end.reply(app, staff, id, {
        ...{ seen, on, way, letter: letter?.id ?? null, text, proof: proofOf[way] ?? null, proofNumber },
      });
    },
  ],
];

/** 答复: decided, cleared, set as a letter and sent, on one day. */
export const replied = (day: string, ending: Ending & Sending & { readonly simple?: boolean }): Act[] => [
  decided(`${day} 09:30`, ending),
  ...cleared(day, ending),
  ...sentWithLetter(day, ending),
];

/** 区分处理: a document is marked by the clerk, redacted and verified, and let go by the reviewer. */
export const released = (
  [markedAt, clearedAt]: readonly [string, string],
  document: { readonly name: string; readonly text: string },
  marks: readonly ReleaseMark[],
): Act[] => {
  let made: { readonly id: string; readonly revision: number } | null = null;
  return [
    [
      markedAt,
      'clerk',
      async ({ app, staff, id }) => {
        must(
          await addDocument(app, staff, id, {
            ...{ purpose: 'document', name: document.name, bytes: Buffer.from(document.text, 'utf8') },
          }),
        );
        const file = (await filesOf(app, staff.organId, id)).find(({ name }) => name === document.name);
        const begun = must(await startRelease(app, staff, id, file?.id ?? ''));
        const which = { id, release: begun.id };
        const marked = must(await saveMarks(app, staff, which, { revision: begun.revision, marks }));
        made = must(await produceRelease(app, staff, which, marked.revision));
      },
    ],
    [
      clearedAt,
      'reviewer',
      async ({ app, staff, id }) => {
        if (!made) throw new Error('The sample has no release');
        return clearRelease(app, staff, { id, release: made.id }, made.revision);
      },
    ],
  ];
};
