/** A case as one PDF for the archive (art. 45): cover, index with pages, timeline, ledger, then every PDF paper itself. */
import { readFileSync } from 'node:fs';
import type { PDFDocument } from '@cantoo/pdf-lib';
import { organById } from '#capabilities/accounts/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { typeset } from '#platform/documents/typst/index.ts';
import { load } from '../actions-record.ts';
import { journalReading } from '../actions-steps.ts';
import { channels, filePurposes, type Person, states } from '../model.ts';
import { replyClockOf } from '../model-clock.ts';
import { eventLabels } from '../model-events.ts';
import { outcomeLabel } from '../model-outcome.ts';
import { eventsOf, wordsOf } from '../store-events.ts';
import { type CaseFile, filesOf, getCaseFile } from '../store-files.ts';
import { peopleOf } from '../store-people.ts';

/** A seventh of all modules of the server: whoever asks for the first dossier waits for them, no start does. */
const pdfLibrary = async () => (await import('@cantoo/pdf-lib')).PDFDocument;

const markup = readFileSync(new URL('case.typ', import.meta.url), 'utf8');

type Paper = { readonly file: CaseFile; readonly pdf: PDFDocument | null };

/** The papers in order; those that are no PDF, or cannot be opened, are listed with their hash and kept as files. */
async function papersOf(app: App, organId: string, id: string): Promise<Paper[]> {
  const papers: Paper[] = [];
  const library = await pdfLibrary();
  for (const file of await filesOf(app, organId, id)) {
    const { bytes } = await getCaseFile(app, organId, id, file.id);
    const pdf = file.mediaType === 'application/pdf' ? await library.load(bytes).catch(() => null) : null;
    papers.push({ file, pdf });
  }
  return papers;
}

const personLines = (people: readonly { readonly role: string; readonly person: Person }[]) =>
  people
    .filter(({ role }) => role !== 'third-party')
    .map(({ role, person }) => [
      role === 'applicant' ? '申请人' : '代理人',
      [person.name, person.identityNumber, person.phone, person.email, person.address]
        .filter((text) => text !== '')
        .join('　'),
    ]);

/** Where each paper begins when the first part has so many pages. */
function indexOf(papers: readonly Paper[], firstPages: number) {
  let page = firstPages + 1;
  return papers.map(({ file, pdf }, i) => {
    const count = pdf?.getPageCount() ?? 0;
    const from = page;
    page += count;
    return {
      number: String(i + 1),
      name: `${filePurposes[file.purpose]}：${file.name}`,
      on: file.addedAt.toISOString().slice(0, 10),
      pages: pdf ? (count > 1 ? `${from}–${page - 1}` : String(from)) : '电子件',
      sha256: file.sha256,
    };
  });
}

/**
 * The whole case as one PDF. Holds the applicant's data: the opening is journalled. The first part is set twice, since
 * its own length moves the pages of the papers. Throws NotFoundError for another organ's case.
 */
export async function casePdf(
  app: App,
  staff: Staff,
  id: string,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { of, subject, settings } = await load(app, staff.organId, id);
  await journalReading(app, staff, of, { event: 'people-read', purpose: '导出卷宗' });
  const [organ, events, words, people, papers] = await Promise.all([
    organById(app, staff.organId),
    eventsOf(app, staff.organId, id),
    wordsOf(app, staff.organId, id),
    peopleOf(app, staff.organId, id),
    papersOf(app, staff.organId, id),
  ]);
  const clock = replyClockOf(of, settings.law, app.today());
  const data = {
    title: `政府信息公开申请卷宗 ${of.number}`,
    organ: organ?.name ?? '',
    cover: [
      ['编号', of.number],
      ['申请内容', subject],
      ...personLines(people),
      ['提出方式', channels[of.channel]],
      ['到达日期', of.arrivedOn],
      ['收到申请之日', of.receivedOn ?? '（未确定）'],
      ['状态', states[of.state]],
      ['处理结果', of.outcome ? outcomeLabel(of.outcome.code) : '（未办结）'],
      ['办结日期', of.closedOn ?? ''],
      ['归档日期', of.archivedOn ?? ''],
      ['保管期限至', of.retainUntil ?? ''],
    ],
    events: events.map((event) => ({
      on: event.on,
      what: eventLabels[event.kind],
      by: event.byName,
      words: Object.values(words.get(event.number) ?? {}).join('；'),
    })),
    notes: clock.notes,
    ledger: clock.ledger.map(({ day, number, note }) => ({
      ...{ day, note, number: number === null ? '—' : String(number) },
    })),
  };
  const set = (pages: number) => typeset(markup, { ...data, papers: indexOf(papers, pages) });
  const library = await pdfLibrary();
  const pages = (await library.load(await set(0))).getPageCount();
  const whole = await library.load(await set(pages));
  for (const { pdf } of papers) {
    if (!pdf) continue;
    for (const page of await whole.copyPages(pdf, pdf.getPageIndices())) whole.addPage(page);
  }
  return { name: `${of.number}卷宗.pdf`, bytes: await whole.save() };
}
