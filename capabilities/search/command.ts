/** `./gongkai search evaluate 问题 语料`: how good the search is on questions whose answers are known. */
import { parseArgs } from 'node:util';
import type pg from 'pg';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { askRebuild, rebuildState } from './actions-rebuild.ts';
import { openRoom } from './following/room.ts';
import { evaluate, LabelledSetError, type Measures } from './measuring/evaluate.ts';
import { updateRebuild } from './store-questions.ts';

export { LabelledSetError };

export type SearchAnswer = { readonly code: 0 | 1; readonly text: string; readonly value: object };

/** The command was not given as it should be; the message says how it is. */
export class SearchUsageError extends Error {}

/** Runs `search evaluate QUERIES CORPUS`. Throws SearchUsageError, or LabelledSetError for what cannot be read. */
export async function evaluateCommand(args: readonly string[]): Promise<SearchAnswer> {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, strict: false });
  const [queries, corpus, ...more] = positionals;
  if (queries === undefined || corpus === undefined || more.length > 0)
    throw new SearchUsageError(
      '用法：search evaluate 问题文件 语料文件（每行一个 JSON，可为 .gz）。  Name a file of questions and one of documents.',
    );
  try {
    const measures = await evaluate(queries, corpus);
    return { code: 0, text: inWords(measures), value: measures };
  } catch (error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES')
      throw new LabelledSetError(`不能读取 ${path ?? '文件'}。  Cannot read ${path ?? 'the file'}.`);
    if (code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR')
      throw new LabelledSetError('压缩文件已损坏。  The .gz file is damaged.');
    throw error;
  }
}

/** How the rebuild is going, for whoever waits. */
export type RebuildTold = (done: number) => void;

/**
 * Rebuilds the index of a data folder: by the program that serves it, when one does, else by this one. `told` hears how
 * many documents are done.
 */
export async function rebuildCommand(
  { app, pool, folder }: { readonly app: App; readonly pool: pg.Pool; readonly folder: string },
  told: RebuildTold,
): Promise<SearchAnswer> {
  const { id: organId } = await portalOrgan(app);
  const id = await askRebuild(app, organId, 'system');
  const began = Date.now();
  for (;;) {
    const state = await rebuildState(app, organId);
    if (state?.id !== id || (state.startedAt === null && Date.now() - began > NOBODY_AFTER)) break;
    if (state.finishedAt !== null) return rebuilt(state.done, state.failed, Date.now() - began);
    told(state.done);
    await new Promise((done) => setTimeout(done, 300));
  }
  const room = openRoom({ app, pool, folder });
  try {
    const { desk } = await room.searching(null);
    const done = await desk.rebuild(told);
    await updateRebuild(app, organId, id, { done, isFinished: true });
    return rebuilt(done, null, Date.now() - began);
  } finally {
    await room.close();
  }
}

/** So long a program that serves is waited for. */
const NOBODY_AFTER = 5_000;

const rebuilt = (done: number, failed: string | null, took: number): SearchAnswer => ({
  code: failed === null ? 0 : 1,
  text:
    failed === null
      ? `索引已重建：${done}篇，用时${(took / 1000).toFixed(1)}秒。`
      : `索引重建失败，仍在使用原来的索引：${failed}`,
  value: { documents: done, milliseconds: took, failed },
});

function inWords(measures: Measures): string {
  const share = (value: number) => value.toFixed(4);
  return [
    `问题 ${measures.questions} 个，文档 ${measures.documents} 篇`,
    `MRR@10      ${share(measures.mrr10)}`,
    `nDCG@10     ${share(measures.ndcg10)}`,
    `Recall@10   ${share(measures.recall10)}`,
    `Recall@100  ${share(measures.recall100)}`,
    `每次检索（取100条）中位数 ${measures.medianMs.toFixed(1)} 毫秒`,
  ].join('\n');
}
