/** 审校: the six acts, each on the exact units its reviewer had on screen. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issue, type Issues, StateError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import {
  asksSecrecy,
  isCleared,
  openStage,
  reviewBasis,
  type Stage,
  secrecyBasis,
} from '#rules/review-stages.ts';
import { hitsOf } from './actions-check.ts';
import { openItem, stepped } from './actions-review-open.ts';
import { factsOf, type ReviewState, reviewerWith, reviewStateOf, turnOf } from './actions-review-state.ts';
import { itemView } from './actions-view.ts';
import type { ItemViewData } from './contract-shapes.ts';
import type { ItemRecord, Remark, ReviewAct } from './model.ts';
import { whyNotBatch } from './model-review.ts';
import { actHash } from './release/act-record.ts';
import { afterClearance } from './release/clearance.ts';
import { lockItem, updateItem } from './store-items.ts';
import { insertAct } from './store-review.ts';
import { unitsOf } from './text/units.ts';

type Seen = { readonly revision: number; readonly stage: Stage; readonly units: readonly string[] };
type Secrecy = ReviewAct['secrecy'];

export type PassWish = Seen & { readonly opinion: string; readonly secrecy: Secrecy };
export type ReturnWish = Seen & {
  readonly opinion: string;
  readonly remarks: readonly Remark[];
  readonly passRest: boolean;
  readonly secrecy?: Secrecy | undefined;
};

/** An item in review, its state, and for whom this person may act in the stage. */
type Turn = { readonly item: ItemRecord; readonly state: ReviewState; readonly actingFor: ReviewAct['for'] };

/** Refuses whoever may not act now, and whoever saw another text than the one that stands. */
async function turnFor(app: App, staff: Staff, id: number, seen: Seen): Promise<Turn> {
  const item = await openItem(app, staff, id, seen.revision);
  const state = await reviewStateOf(app, item);
  const { actor, principals } = await reviewerWith(app, staff);
  const turn = turnOf(item, state.facts, actor, principals);
  if (!turn.may) throw new StateError(turn.why, cite(reviewBasis));
  if (turn.stage !== seen.stage)
    throw new StateError('这个环节已经办理过了，没有写入。请刷新页面，看现在轮到哪个环节。');
  const present = new Set(state.facts.units.map(({ hash }) => hash));
  const onScreen = new Set(seen.units);
  const unseen = openUnits(state).some((hash) => !onScreen.has(hash));
  if (unseen || seen.units.some((hash) => !present.has(hash)))
    throw new StateError('您看到的文字与现在的不一致，没有写入。请刷新页面，看过现在的文字再办理。');
  const { actingFor } = turn;
  return { item, state, actingFor: actingFor && { id: actingFor.id, name: actingFor.name } };
}

/** The hashes that the open stage has still to pass. */
const openUnits = ({ facts }: ReviewState): string[] =>
  openStage(facts)?.remaining.map(({ hash }) => hash) ?? [];

function secrecyIssues(stage: Stage, secrecy: Secrecy, opinion: string): Issue[] {
  if (!asksSecrecy(stage)) return [];
  if (secrecy === null) return [{ field: 'secrecy', message: '请选择保密审查结论。' }];
  if (secrecy === 'asked-authority' && opinion.trim() === '')
    return [{ field: 'opinion', message: '已报请确定的，请写明由哪个部门、何时确定可以公开。' }];
  return [];
}

/** 通过 — passes what the stage had still to pass. The last act of all leads to publication as the editor wished. */
export const pass = (app: App, staff: Staff, id: number, wish: PassWish): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const outcome = await passIn(app, staff, id, wish);
    return outcome ?? itemView(app, staff, id);
  });

async function passIn(app: App, staff: Staff, id: number, wish: PassWish): Promise<Issues | null> {
  const turn = await turnFor(app, staff, id, wish);
  const { stage, opinion } = wish;
  const issues = secrecyIssues(stage, wish.secrecy, opinion);
  if (issues.length > 0) return { issues };
  const secrecy = asksSecrecy(stage) ? wish.secrecy : null;
  const covered = openUnits(turn.state);
  await record(app, staff, turn, { stage, decision: 'passed', covered, remarks: [], opinion, secrecy });
  return null;
}

/** 退回 — sends the text back with remarks at their places; what bears no remark may count as passed. */
export const sendBack = (
  app: App,
  staff: Staff,
  id: number,
  wish: ReturnWish,
): Promise<Issues | ItemViewData> =>
  transaction(app, async (app) => {
    const turn = await turnFor(app, staff, id, wish);
    const { stage, opinion, remarks } = wish;
    const rest = wish.passRest && remarks.length > 0;
    const secrecy = wish.secrecy ?? null;
    const issues = [...remarkIssues(turn, wish), ...(rest ? secrecyIssues(stage, secrecy, opinion) : [])];
    if (issues.length > 0) return { issues };
    const remarked = new Set(remarks.map(({ unit }) => unit));
    const covered = turn.state.facts.units
      .filter(({ key, hash }) => rest && !remarked.has(key) && openUnits(turn.state).includes(hash))
      .map(({ hash }) => hash);
    await record(app, staff, turn, {
      ...{ stage, decision: 'returned', covered, opinion },
      remarks: remarks.map(({ unit, quote, reason }) => ({ unit, quote, reason })),
      secrecy: rest && asksSecrecy(stage) ? secrecy : null,
    });
    return itemView(app, staff, id);
  });

/** A return says why: at a place of the text, or of the whole. */
function remarkIssues({ item }: Turn, { remarks, opinion }: ReturnWish): Issue[] {
  const texts = new Map(unitsOf(item.content).map(({ key, text }) => [key, text]));
  if (remarks.length === 0 && opinion.trim() === '')
    return [{ field: 'remarks', message: '请在需要修改的位置写明意见，或者写明总的意见。' }];
  return remarks.flatMap(({ unit, reason, quote }, at) => {
    const text = texts.get(unit);
    const field = `remarks.${at}`;
    if (text === undefined) return [{ field, message: '这处意见所在的段落已经不在了，请重新选择位置。' }];
    if (reason.trim() === '') return [{ field, message: '请写明需要怎样修改。' }];
    return text.includes(quote) ? [] : [{ field, message: `这一段里没有“${quote}”，请重新选择文字。` }];
  });
}

type NewAct = Pick<ReviewAct, 'stage' | 'decision' | 'covered' | 'remarks' | 'opinion' | 'secrecy'>;

/** Writes the act with its hash, the journal entry, and what follows from it. */
async function record(app: App, staff: Staff, turn: Turn, said: NewAct): Promise<void> {
  const { item, state, actingFor } = turn;
  if (item.submittedVersion === null) throw new Error(`Item ${item.id} is in review without a version`);
  const act: ReviewAct = {
    ...said,
    number: (state.acts.at(-1)?.number ?? 0) + 1,
    version: item.submittedVersion,
    by: { id: staff.id, name: staff.name },
    for: actingFor,
    at: app.now(),
  };
  const hash = actHash(item.organId, item.id, act);
  await insertAct(app, item.organId, item.id, act, hash);
  await journal(app, {
    organId: item.organId,
    subject: { kind: 'item', id: String(item.id) },
    event: act.decision === 'passed' ? 'item-passed' : 'item-returned',
    by: act.by,
    basis: cite(act.secrecy === null ? reviewBasis : secrecyBasis),
    detail: {
      act: act.number,
      stage: act.stage,
      decision: act.decision,
      version: act.version,
      actHash: hash.toString('hex'),
    },
  });
  const after: ItemRecord = {
    ...stepped(app, staff, item),
    phase: act.decision === 'passed' ? 'in-review' : 'returned',
  };
  await updateItem(app, after);
  const facts = factsOf(state.chain, [...state.acts, act], after.content, after.authors);
  if (after.phase === 'in-review' && isCleared(facts)) await afterClearance(app, staff, after);
}

export type BatchWish = {
  readonly items: readonly {
    readonly id: number;
    readonly revision: number;
    readonly stage: Stage;
    readonly version: number;
  }[];
  readonly opinion: string;
  readonly secrecy: Secrecy;
};

export type BatchOutcome = {
  readonly passed: number[];
  readonly refused: { readonly id: number; readonly message: string }[];
};

/** 成批通过 — one act for each item, each in a transaction of its own; what is not passed is said item by item. */
export async function passBatch(app: App, staff: Staff, wish: BatchWish): Promise<BatchOutcome> {
  const outcome: BatchOutcome = { passed: [], refused: [] };
  for (const row of wish.items) {
    const message = await transaction(app, (app) => passSmall(app, staff, row, wish)).catch(wordsOf);
    if (message === null) outcome.passed.push(row.id);
    else outcome.refused.push({ id: row.id, message });
  }
  return outcome;
}

function wordsOf(error: unknown): string {
  if (error instanceof Error && ['StateError', 'NotFoundError', 'ForbiddenError'].includes(error.name))
    return error.message;
  throw error;
}

async function passSmall(
  app: App,
  staff: Staff,
  row: BatchWish['items'][number],
  { opinion, secrecy }: BatchWish,
): Promise<string | null> {
  const item = await lockItem(app, staff.organId, row.id);
  if (!item) return '没有找到这条信息。';
  if (item.submittedVersion !== row.version) return '文字已经改过，请打开查看。';
  const units = unitsOf(item.content);
  const { acts } = await reviewStateOf(app, item);
  const why = whyNotBatch({
    content: item.content,
    units,
    hits: await hitsOf(app, item.organId, { itemId: item.id, content: item.content }),
    urgent: item.urgentDueOn !== null,
    returnedBefore: acts.some(({ decision }) => decision === 'returned'),
  });
  if (why !== null) return why;
  const seen = { revision: row.revision, stage: row.stage, units: units.map(({ hash }) => hash) };
  const outcome = await passIn(app, staff, row.id, { ...seen, opinion, secrecy });
  return outcome ? outcome.issues.map(({ message }) => message).join('') : null;
}
