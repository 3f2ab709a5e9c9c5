/** Letters as files: one as Word or PDF, many part by part, with their envelopes and return receipts. */
import { organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { NotFoundError, StateError } from '#platform/outcome.ts';
import { letterTitle } from '#rules/requests/letter-kinds.ts';
import { type LetterContent, letterView } from './actions-letters.ts';
import type { LetterViewData, PrintData } from './contract-letters.ts';
import { letterDocx } from './letters/docx.ts';
import { envelopesPdf, lettersPdf, lettersPerFile, returnReceiptsPdf } from './letters/pdf.ts';
import { SUBJECT } from './model.ts';
import { issuedLetters, type LetterRecord, openLetters } from './store-letters.ts';

export type LetterFile = { readonly bytes: Uint8Array; readonly name: string; readonly type: string };

type Opened = { readonly record: LetterRecord; readonly content: LetterContent };

const pdfType = 'application/pdf';
const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Every opening of letters is journalled on their cases, for they name people. */
function journalOpening(app: App, staff: Staff, letters: readonly Opened[], what: string): Promise<void> {
  return transaction(app, async (app) => {
    const byRequest = new Map<string, string[]>();
    for (const { record } of letters)
      byRequest.set(record.requestId, [...(byRequest.get(record.requestId) ?? []), record.id]);
    for (const [id, ids] of byRequest)
      await journal(app, {
        ...{ organId: staff.organId, subject: { kind: SUBJECT, id }, event: 'letter-opened' },
        ...{ by: { id: staff.id, name: staff.name }, detail: { what, letters: ids } },
      });
  });
}

const fileName = ({ record }: Opened): string =>
  record.documentNumber === null
    ? letterTitle(record.kind)
    : `${letterTitle(record.kind)} ${record.documentNumber}`;

/** One letter as a file. Throws NotFoundError for another organ's, and for one that was emptied. */
export async function openLetter(
  app: App,
  staff: Staff,
  id: string,
  format: 'pdf' | 'docx',
): Promise<LetterFile> {
  const [opened] = await openLetters<LetterContent>(app, staff.organId, [id]);
  if (!opened) throw new NotFoundError('没有找到这份文书，或者保管期满后其内容已经删除。');
  await journalOpening(app, staff, [opened], format);
  const { letter } = opened.content;
  const isVoid = opened.record.voidedAt !== null;
  const bytes =
    format === 'pdf' ? await lettersPdf([letter], { mark: isVoid ? '作废' : '' }) : await letterDocx(letter);
  return { bytes, name: `${fileName(opened)}.${format}`, type: format === 'pdf' ? pdfType : docxType };
}

/** Letters issued in these days, for printing: at most 5000, the newest first; void ones left out. */
export async function listIssued(
  app: App,
  staff: Staff,
  query: { readonly from: string; readonly to: string; readonly kind?: LetterRecord['kind'] | undefined },
): Promise<{ letters: LetterViewData[] }> {
  const { from, to, kind } = query;
  const records = await issuedLetters(app, staff.organId, { from, to, limit: 5000, ...(kind && { kind }) });
  return { letters: records.filter(({ voidedAt }) => voidedAt === null).map(letterView) };
}

/** How many parts a run of so many letters is printed in. */
export const partsOf = (letters: number): number => Math.ceil(letters / lettersPerFile);

/**
 * One part of a run: up to 100 letters, envelopes or return receipts as one PDF. The caller asks part by part and so
 * knows how far it is. Throws StateError when a letter is void or not there: nothing is printed in its stead.
 */
export async function printPart(
  app: App,
  staff: Staff,
  input: PrintData,
): Promise<LetterFile & { parts: number }> {
  const parts = partsOf(input.letters.length);
  const ids = input.letters.slice((input.part - 1) * lettersPerFile, input.part * lettersPerFile);
  if (ids.length === 0) throw new StateError(`一共${parts}批，没有第${input.part}批。`);
  const letters = await openLetters<LetterContent>(app, staff.organId, ids);
  if (letters.length < ids.length)
    throw new StateError('有的文书没有找到，或者内容已经删除，没有打印。请刷新列表后重新选择。');
  const voided = letters.find(({ record }) => record.voidedAt !== null);
  if (voided) throw new StateError(`“${fileName(voided)}”已经作废，不能打印。请从选择中去掉。`);
  const homeless = letters.find(({ content }) => content.recipient.address.trim() === '');
  if (input.what === 'envelopes' && homeless)
    throw new StateError(`“${fileName(homeless)}”的收件人没有地址，不能打印信封。请从选择中去掉。`);
  await journalOpening(app, staff, letters, input.what);
  const bytes = await printed(app, staff, letters, input.what);
  const name = `${printNames[input.what]}（第${input.part}批，共${parts}批）.pdf`;
  return { bytes, name, type: pdfType, parts };
}

const printNames = { letters: '文书', envelopes: '信封', 'return-receipts': '送达回证' } as const;

async function printed(
  app: App,
  staff: Staff,
  letters: readonly Opened[],
  what: PrintData['what'],
): Promise<Uint8Array> {
  if (what === 'letters') return lettersPdf(letters.map(({ content }) => content.letter));
  const organ = await organById(app, staff.organId);
  if (!organ) throw new NotFoundError();
  if (what === 'envelopes')
    return envelopesPdf(
      letters.map(({ record, content: { recipient } }) => ({
        ...{ postcode: recipient.postcode, address: recipient.address, name: recipient.name },
        ...{ sender: organ.disclosureOffice || organ.name, senderAddress: organ.address },
        ...{ senderPostcode: organ.postcode, contents: record.documentNumber ?? letterTitle(record.kind) },
      })),
    );
  return returnReceiptsPdf(
    letters.map(({ record, content: { letter, recipient, way } }) => ({
      ...{ organName: organ.name, recipient: recipient.name, address: recipient.address },
      ...{ title: letter.title, documentNumber: record.documentNumber ?? '', way },
    })),
  );
}
