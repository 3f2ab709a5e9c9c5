/** Words the staff hold to be the same, and those that follow from the organ's name. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError } from '#platform/outcome.ts';
import type { SynonymData } from './contract.ts';
import { putSynonym, removeSynonym, type SynonymRecord, synonymsOf } from './store-questions.ts';
import { givenMeanings, type Meaning } from './understanding/names.ts';

/** Everything that is written out in a question to this organ. */
export async function meaningsOf(app: App, organId: string, organName: string): Promise<Meaning[]> {
  return [...(await synonymsOf(app, organId)), ...givenMeanings(organName)];
}

/** The groups of words, with what is given without anybody writing it down. */
export async function listSynonyms(app: App, { organId }: Staff, organName: string) {
  const synonyms = (await synonymsOf(app, organId)).map(toView);
  return { synonyms, given: givenMeanings(organName).map(({ words }) => [...words]) };
}

type Input = { readonly words: readonly string[]; readonly oneWay: boolean };

/** Adds a group of words, or changes one. Issues when words are given twice. */
export async function saveSynonym(
  app: App,
  staff: Staff,
  id: string | null,
  { words, oneWay }: Input,
): Promise<SynonymData | Issues> {
  if (new Set(words).size !== words.length)
    return { issues: [{ field: 'words', message: '同一个词写了两次，请删去重复的。' }] };
  return transaction(app, async (app) => {
    const known = await synonymsOf(app, staff.organId);
    if (id !== null && !known.some((one) => one.id === id)) throw new NotFoundError('没有这组同义词。');
    const record: SynonymRecord = {
      organId: staff.organId,
      id: id ?? randomUUID(),
      words,
      oneWay,
      updatedBy: staff.id,
      updatedAt: app.now(),
    };
    await putSynonym(app, record);
    await note(app, staff, record.id, id === null ? 'synonym-added' : 'synonym-changed', [...words]);
    return toView(record);
  });
}

/** Removes a group of words. */
export const deleteSynonym = (app: App, staff: Staff, id: string): Promise<{ deleted: boolean }> =>
  transaction(app, async (app) => {
    const deleted = await removeSynonym(app, staff.organId, id);
    if (!deleted) throw new NotFoundError('没有这组同义词。');
    await note(app, staff, id, 'synonym-removed', []);
    return { deleted };
  });

const note = (app: App, staff: Staff, id: string, event: string, words: readonly string[]) =>
  journal(app, {
    organId: staff.organId,
    subject: { kind: 'search-synonym', id },
    event,
    by: staff,
    detail: { words },
  });

const toView = ({ id, words, oneWay, updatedAt }: SynonymRecord): SynonymData => ({
  id,
  words: [...words],
  oneWay,
  updatedAt: new Date(updatedAt).toISOString(),
});
