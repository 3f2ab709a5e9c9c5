/** The journal proved against what it is about: an organ whose entries were all taken away leaves no chain to break. */
import { organIds } from '#capabilities/accounts/index.ts';
import { createApp, type OpenDatabase } from '#platform/database/index.ts';
import { type JournalCheck, verifyJournal } from '#platform/journal/index.ts';

/** As `verifyJournal`; an organ without any entry is broken at its first, since its founding is one. */
export async function proveJournal({
  pool,
  database,
}: Pick<OpenDatabase, 'pool' | 'database'>): Promise<JournalCheck> {
  const check = await verifyJournal(pool);
  if (check.broken !== null) return check;
  const told = new Set(check.heads.map(({ organId }) => organId));
  const organId = (await organIds(createApp(database))).find((id) => !told.has(id));
  if (organId === undefined) return check;
  return { ...check, broken: { organId, number: 1, message: '全部记录都不见了，连单位设立的一条也没有。' } };
}
