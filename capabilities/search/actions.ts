/** Finding: what somebody typed, as whoever may see it, to a page of results with counts and answers. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { answersTo } from './actions-answers.ts';
import { meaningsOf } from './actions-synonyms.ts';
import type { ResultData, SearchData, SearchWish } from './contract.ts';
import type { Narrowing } from './engine/admission.ts';
import { dayNumber } from './engine/document.ts';
import { folded } from './engine/fold.ts';
import { type ColumnName, columnNames, type Findings, type Found, type SearchIndex } from './engine/index.ts';
import { createQuestion, type Reading } from './engine/question.ts';
import type { SearchDesk } from './following/index.ts';
import { withoutNames, withoutNumbers } from './measuring/impersonal.ts';
import type { QuestionLog } from './measuring/question-log.ts';
import { cleaned, isNumber, keptQuestion, numberParts } from './model.ts';
import { searchedOrgan } from './sources/organs.ts';
import { PUBLIC } from './sources/source.ts';
import { type Counter, type Understood, understand } from './understanding/index.ts';

export const PAGE_SIZE = 10;
const MOST_PAGES = 100;
/** So many of the best are looked through for a document that has exactly the number asked for. */
const NUMBERS_READ = 50;

/** Whoever asks: the public, or a member of staff. */
export type Viewer = { readonly organId: string; readonly staff: Staff | null };

export type Searching = {
  readonly app: App;
  readonly desk: SearchDesk;
  readonly log: QuestionLog | null;
  /** Where the public asks; null: staff do, and what they ask (an applicant's name) is not kept. */
  readonly place: 'portal' | 'api' | null;
};

/** What a viewer finds. A question that is empty finds nothing. */
export async function find(searching: Searching, viewer: Viewer, wish: SearchWish): Promise<SearchData> {
  const { app, desk, log, place } = searching;
  const question = cleaned(wish.q);
  if (question === '') return nothing(wish);
  await desk.upToDate(viewer.organId);
  const began = performance.now();
  const organ = await searchedOrgan(app, viewer.organId);
  const narrowing = narrowingOf(desk.index, viewer, wish);
  const understood = understand(question, {
    index: desk.index,
    meanings: await meaningsOf(app, viewer.organId, organ?.name ?? ''),
    count: counterOf(desk.index, narrowing),
    asTyped: wish.exact === '1' || wish.words === 'phrase' || numberParts(question) !== null,
  });
  const findings = look(desk.index, { understood, narrowing, wish, today: app.today(), question });
  const took = (performance.now() - began) * 1000;
  const id = log && place && wish.page === 1 ? randomUUID() : null;
  if (log && place && id)
    log.add({
      organId: viewer.organId,
      id,
      ...keptOf(desk.index, viewer.organId, question),
      place,
      total: findings.total,
      corrected: understood.corrected !== null,
      micros: Math.round(took),
    });
  const answers = wish.page === 1 ? await answersTo(app, viewer.organId, question) : [];
  return viewOf({ id, question, understood, findings, answers, wish });
}

/** A question as the log keeps it: nothing in it names a person that nothing public names. */
function keptOf(index: SearchIndex, organId: string, question: string) {
  const open = narrowingOf(index, { organId, staff: null }, {});
  const isPublic = (word: string) => index.hasAll(word, open);
  const kept = keptQuestion(withoutNames(withoutNumbers(question), isPublic));
  return { question: kept, folded: keptQuestion(folded(kept).trim()) };
}

type Looking = {
  readonly understood: Understood;
  readonly narrowing: Narrowing;
  readonly wish: SearchWish;
  readonly today: string;
  readonly question: string;
};

function look(index: SearchIndex, { understood, narrowing, wish, today, question }: Looking): Findings {
  const from = (wish.page - 1) * PAGE_SIZE;
  const asked = {
    question: createQuestion(understood.readings),
    mode: wish.words,
    narrowing,
    order: wish.sort,
    today: dayNumber(today),
  };
  if (wish.page > 1 || wish.sort === 'date' || numberParts(question) === null)
    return index.search({ ...asked, from, size: PAGE_SIZE });
  const findings = index.search({ ...asked, from: 0, size: NUMBERS_READ });
  const isAsked = ({ document }: Found) => isNumber(question, document.facts?.number ?? '');
  const found = [...findings.found.filter(isAsked), ...findings.found.filter((one) => !isAsked(one))];
  return { ...findings, found: found.slice(0, PAGE_SIZE) };
}

/** Who may see what, and what was chosen, as numbers of the index. */
export function narrowingOf(
  index: SearchIndex,
  { organId, staff }: Viewer,
  wish: Pick<SearchWish, ColumnName | 'from' | 'to'>,
): Narrowing {
  const vocabulary = index.vocabulary();
  const audiences = Uint8Array.from(vocabulary.wordsOf('audience'), (audience) =>
    Number(mayFind(audience, organId, staff)),
  );
  const columns = Object.fromEntries(
    columnNames.map((name) => {
      const chosen = wish[name];
      if (chosen === undefined || chosen === '') return [name, null];
      const allowed = new Uint8Array(vocabulary.wordsOf(name).length);
      const number = vocabulary.known(name, chosen);
      if (number !== undefined) allowed[number] = 1;
      return [name, allowed];
    }),
  ) as Narrowing['columns'];
  const isDated = dayNumber(wish.from ?? '') > 0 || dayNumber(wish.to ?? '') > 0;
  return {
    audiences,
    columns,
    fromDay: isDated ? Math.max(1, dayNumber(wish.from ?? '')) : 0,
    toDay: dayNumber(wish.to ?? '') || 65_535,
  };
}

/** Whether an audience's word lets this viewer in: everybody, or staff of the organ with the permission. */
function mayFind(audience: string, organId: string, staff: Staff | null): boolean {
  if (audience === PUBLIC) return true;
  const [kind, of, ...permission] = audience.split(':');
  return kind === 'staff' && staff !== null && of === organId && staff.permissions.has(permission.join(':'));
}

/** Counts what a text would find for the same viewer: a correction is made only to what he may see. */
export const counterOf = (index: SearchIndex, narrowing: Narrowing): Counter => ({
  all: (text) => index.countWithAll(text, narrowing),
  any: (text) => index.hasAll(text, narrowing),
  isTitle: (text) => index.isTitle(text, narrowing),
});

type Viewing = {
  readonly id: string | null;
  readonly question: string;
  readonly understood: Understood;
  readonly findings: Findings;
  readonly answers: SearchData['answers'];
  readonly wish: SearchWish;
};

function viewOf({ id, question, understood, findings, answers, wish }: Viewing): SearchData {
  return {
    id,
    question,
    corrected: understood.corrected,
    perhaps: understood.perhaps,
    answers,
    results: findings.found.map(toResult),
    total: findings.total,
    all: findings.all,
    isEstimate: findings.isEstimate,
    facets: Object.fromEntries(
      columnNames.map((name) => [name, findings.facets[name].slice(0, 20)]),
    ) as SearchData['facets'],
    page: wish.page,
    pages: Math.min(MOST_PAGES, Math.ceil(findings.total / PAGE_SIZE)),
  };
}

/** A found document as it is shown. */
export function toResult({ document, passage }: Found): ResultData {
  const { columns, facts, key, href, title, date } = document;
  return {
    key,
    href,
    title,
    titlePieces: [...passage.title],
    passage: [...passage.text],
    attachment: passage.part ? { name: passage.part.name, page: passage.part.page } : null,
    date,
    section: columns.section ?? '',
    kind: columns.kind ?? '',
    status: columns.status ?? '',
    organ: columns.organ ?? '',
    number: facts?.number ?? '',
    index: facts?.index ?? '',
  };
}

const nothing = (wish: SearchWish): SearchData => ({
  id: null,
  question: '',
  corrected: null,
  perhaps: null,
  answers: [],
  results: [],
  total: 0,
  all: 0,
  isEstimate: false,
  facets: { section: [], kind: [], year: [], organ: [], status: [] },
  page: wish.page,
  pages: 0,
});

/** The title and address of a document; null when there is none that the viewer may see. */
export async function documentAt(
  { desk }: Searching,
  { organId, staff }: Viewer,
  key: string,
): Promise<{ title: string; href: string } | null> {
  await desk.upToDate(organId);
  const document = desk.index.get(key);
  return document && mayFind(document.audience, organId, staff) ? document : null;
}

/** What is nearest to a document: by its title and the beginning of its text. [] when the viewer may not see it. */
export async function similarTo(
  { desk, app }: Searching,
  viewer: Viewer,
  key: string,
): Promise<ResultData[]> {
  await desk.upToDate(viewer.organId);
  const { index } = desk;
  const document = index.get(key);
  if (!document || !mayFind(document.audience, viewer.organId, viewer.staff)) return [];
  const readings: Reading[] = [{ text: `${document.title} ${document.text.slice(0, 100)}`, weight: 1 }];
  const { found } = index.search({
    question: createQuestion(readings),
    mode: 'any',
    narrowing: narrowingOf(index, viewer, {}),
    order: 'relevance',
    from: 0,
    size: 6,
    today: dayNumber(app.today()),
  });
  return found
    .filter((one) => one.key !== key)
    .slice(0, 5)
    .map(toResult);
}
