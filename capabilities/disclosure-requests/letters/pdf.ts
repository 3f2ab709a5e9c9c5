/** Letters, envelopes and return receipts as PDF: many in one file, each on pages of its own. Set by Typst. */
import { readFileSync } from 'node:fs';
import { typeset } from '#platform/documents/typst/index.ts';
import { type Letter, numberedAttachments } from './compose.ts';

const markup = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const letterMarkup = markup('letter.typ');
const envelopeMarkup = markup('envelope.typ');
const receiptMarkup = markup('return-receipt.typ');

/** Letters in one set of a file: more are split into several files. */
export const lettersPerFile = 100;

/**
 * One PDF with these letters, in order, each beginning on an odd page so that it can be printed on both sides. `mark`:
 * a word across every page, 「草稿」 or 「作废」.
 */
export const lettersPdf = (letters: readonly Letter[], options: { readonly mark?: string } = {}) =>
  typeset(letterMarkup, {
    mark: options.mark ?? '',
    letters: letters.map((letter) => ({
      ...letter,
      documentNumber: letter.documentNumber ?? '',
      blocks: letter.blocks.flatMap((block) =>
        block.kind === 'attachments'
          ? numberedAttachments(block.items).map((text, i) => ({
              kind: i === 0 ? 'attachment' : 'body',
              label: '',
              text,
            }))
          : [{ kind: block.kind, label: block.kind === 'row' ? block.label : '', text: block.text }],
      ),
    })),
  });

export type Envelope = {
  readonly postcode: string;
  readonly address: string;
  readonly name: string;
  readonly sender: string;
  readonly senderAddress: string;
  readonly senderPostcode: string;
  /** What is inside, in small print: the 文号. */
  readonly contents: string;
};

/** One PDF of envelopes, 220 × 110 mm, one a page. */
export const envelopesPdf = (envelopes: readonly Envelope[]) => typeset(envelopeMarkup, { envelopes });

export type ReturnReceipt = {
  readonly organName: string;
  readonly recipient: string;
  readonly address: string;
  readonly title: string;
  readonly documentNumber: string;
  readonly way: string;
};

/** One PDF of 送达回证, one a page. */
export const returnReceiptsPdf = (receipts: readonly ReturnReceipt[]) => typeset(receiptMarkup, { receipts });
