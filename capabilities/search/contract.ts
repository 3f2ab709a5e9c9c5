/** The search: schemas and endpoints shared by routes.ts, the console and programs of others. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';

export const Piece = z.object({ text: z.string(), isHit: z.boolean() });
export const ResultView = z.object({
  key: z.string(),
  href: z.string(),
  title: z.string(),
  /** Title and passage in pieces; those that answer the question are marked. */
  titlePieces: z.array(Piece),
  passage: z.array(Piece),
  /** The attachment the passage stands in, and its page; null: the text itself. */
  attachment: z.object({ name: z.string(), page: z.number().nullable() }).nullable(),
  date: z.string(),
  section: z.string(),
  kind: z.string(),
  status: z.string(),
  organ: z.string(),
  /** 文号 and 索引号, '' where there is none. */
  number: z.string(),
  index: z.string(),
});
export type ResultData = z.infer<typeof ResultView>;

export const FacetView = z.array(z.object({ value: z.string(), count: z.number() }));
const Facets = z.object({
  section: FacetView,
  kind: FacetView,
  year: FacetView,
  organ: FacetView,
  status: FacetView,
});

export const AnswerView = z.object({
  /** 「办公时间」 */
  title: z.string(),
  text: z.string(),
  href: z.string(),
  /** Where it is from: 「本机关登记的联系信息」 */
  source: z.string(),
});
export type AnswerData = z.infer<typeof AnswerView>;

export const SearchView = z.object({
  /** The number of this question in the log, for `recordClick`; null when it is not kept. */
  id: z.string().nullable(),
  question: z.string(),
  /** What was looked for instead of what was typed; null: what was typed. */
  corrected: z.string().nullable(),
  /** What may have been meant besides. */
  perhaps: z.string().nullable(),
  answers: z.array(AnswerView),
  results: z.array(ResultView),
  total: z.number(),
  /** How many have all words. */
  all: z.number(),
  /** total, all and the facets are reckoned from a sample. */
  isEstimate: z.boolean(),
  facets: Facets,
  page: z.number(),
  pages: z.number(),
});
export type SearchData = z.infer<typeof SearchView>;

const word = z.string().max(200);
export const SearchQuery = z.object({
  q: z.string().default(''),
  words: z.enum(['any', 'all', 'phrase']).catch('any').default('any'),
  section: word.optional(),
  kind: word.optional(),
  year: word.optional(),
  organ: word.optional(),
  status: word.optional(),
  /** 'YYYY-MM-DD' */
  from: z.string().max(20).optional(),
  to: z.string().max(20).optional(),
  sort: z.enum(['relevance', 'date']).catch('relevance').default('relevance'),
  page: z.coerce.number().int().min(1).max(100).catch(1).default(1),
  /** '1': look for exactly what was typed, without corrections. */
  exact: z.string().max(1).optional(),
});
export type SearchWish = z.infer<typeof SearchQuery>;

const Synonym = z.object({
  id: z.uuid(),
  words: z.array(z.string()),
  oneWay: z.boolean(),
  updatedAt: z.string(),
});
export type SynonymData = z.infer<typeof Synonym>;
const SynonymInput = z.object({
  words: z.array(z.string().trim().min(1).max(40)).min(2, '请至少填写两个词').max(20, '最多20个词'),
  oneWay: z.boolean(),
});
const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/);
const view = { permission: 'publishing:view' } as const;
const edit = { permission: 'publishing:structure' } as const;

export const FiguresView = z.object({
  days: z.array(z.object({ day: z.string(), asked: z.number(), nothing: z.number(), clicked: z.number() })),
  asked: z.number(),
  nothing: z.number(),
  clicked: z.number(),
  /** The mean place of the result that was opened, from 1. */
  place: z.number().nullable(),
  /** How often the result at a place was the one opened first; places from 1. */
  places: z.array(z.object({ place: z.number(), times: z.number() })),
  medianMs: z.number().nullable(),
  slow: z.array(z.object({ question: z.string(), ms: z.number(), day: z.string() })),
  /** Questions without an answer, the commonest first: an editor's list of things to do. */
  unanswered: z.array(z.object({ question: z.string(), times: z.number(), last: z.string() })),
  common: z.array(z.object({ question: z.string(), times: z.number() })),
});

export type FiguresData = z.infer<typeof FiguresView>;

export const Rebuild = z.object({
  id: z.string(),
  askedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  done: z.number(),
  failed: z.string().nullable(),
});

export const endpoints = {
  search: endpoint('GET', '/api/search', {
    summary: '站内搜索：按相关度或日期排列，附分面数目、命中位置和纠错提示',
    access: 'public',
    query: SearchQuery,
    output: SearchView,
  }),
  suggest: endpoint('GET', '/api/search/suggestions', {
    summary: '输入时的提示：汉字、全拼或首字母',
    access: 'public',
    query: z.object({ q: z.string().default('') }),
    output: z.object({ suggestions: z.array(z.string()) }),
  }),
  similar: endpoint('GET', '/api/search/similar', {
    summary: '与一条信息相近的信息',
    access: 'public',
    query: z.object({ key: z.string().max(200) }),
    output: z.object({ results: z.array(ResultView) }),
  }),
  recordClick: endpoint('POST', '/api/search/clicks', {
    summary: '记下打开了第几条结果（不记是谁）',
    access: 'public',
    input: z.object({ id: z.uuid(), place: z.number().int().min(1).max(1000) }),
    output: z.object({ kept: z.boolean() }),
  }),
  searchConsole: endpoint('GET', '/api/console/search', {
    summary: '在本人可以查看的全部信息中搜索',
    access: 'staff',
    query: SearchQuery,
    output: SearchView,
  }),
  listSynonyms: endpoint('GET', '/api/search/synonyms', {
    summary: '同义词和简称',
    access: view,
    output: z.object({ synonyms: z.array(Synonym), given: z.array(z.array(z.string())) }),
  }),
  createSynonym: endpoint('POST', '/api/search/synonyms', {
    summary: '添加一组同义词',
    access: edit,
    input: SynonymInput,
    output: z.union([issues, Synonym]),
  }),
  saveSynonym: endpoint('PUT', '/api/search/synonyms/:id', {
    summary: '修改一组同义词',
    access: edit,
    params: z.object({ id: z.uuid() }),
    input: SynonymInput,
    output: z.union([issues, Synonym]),
  }),
  deleteSynonym: endpoint('DELETE', '/api/search/synonyms/:id', {
    summary: '删除一组同义词',
    access: edit,
    params: z.object({ id: z.uuid() }),
    output: z.object({ deleted: z.boolean() }),
  }),
  getSearchFigures: endpoint('GET', '/api/search/figures', {
    summary: '搜索的使用情况：次数、无结果、慢查询、待补内容',
    access: view,
    query: z.object({ from: day.optional(), to: day.optional() }),
    output: FiguresView,
  }),
  startRebuild: endpoint('POST', '/api/search/rebuilds', {
    summary: '在线重建索引',
    access: edit,
    output: Rebuild,
  }),
  getRebuild: endpoint('GET', '/api/search/rebuilds', {
    summary: '最近一次重建的进度',
    access: view,
    output: z.object({ rebuild: Rebuild.nullable(), documents: z.number(), builtAt: z.string() }),
  }),
};
