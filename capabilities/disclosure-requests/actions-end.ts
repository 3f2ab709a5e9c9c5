/** The end of a case: outcome, clearance, reply and its delivery, reopening. Archive and publication: actions-archive.ts. */
import type { App, Staff } from '#platform/app.ts';
import { ForbiddenError, type Issue, StateError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import { type Answers, answersOnPath, nextQuestion, outcomeOf } from '#rules/requests/outcome-path.ts';
import { variantOf } from '#rules/requests/outcomes.ts';
import { type Loaded, load, takeStep } from './actions-record.ts';
import type { Done } from './actions-steps.ts';
import type { AmendmentResult, Day, ReopeningGround, Way } from './model.ts';
import type { Case } from './model-case.ts';
import { dayIssues } from './model-clock.ts';
import type { EventDetails, NewEvent } from './model-events.ts';
import { type Beside, clearanceSteps, decide, factsOnFile, factView, outcomeLabel } from './model-outcome.ts';
import { mayReplyWithoutLetter, replyFormArticles, replyLetters } from './model-reply.ts';
import { stepArticle } from './model-steps.ts';
import { requestById } from './store.ts';
import { eventsOf } from './store-events.ts';
import { filesOf } from './store-files.ts';
import { lettersOf } from './store-letters.ts';
import { samePersonIds } from './store-people.ts';

type Seen = { readonly seen: number };

type Decision = {
  readonly particulars: Readonly<Record<string, string>>;
  readonly earlierRequest: string | null;
  readonly items: readonly number[];
};
const nothingWritten: Decision = { particulars: {}, earlierRequest: null, items: [] };

/** What lies beside the events for an outcome: verified files, an earlier reply to the same person. */
async function besideOf(app: App, { of, settings }: Loaded, decision: Decision): Promise<Beside> {
  const files = await filesOf(app, of.organId, of.id);
  return {
    today: app.today(),
    settings: settings.law,
    replyFiles: files.filter(({ purpose, releaseId }) => purpose === 'reply' && releaseId !== null).length,
    earlierReply: await isAnsweredEarlier(app, of, decision.earlierRequest),
    particulars: decision.particulars,
    items: decision.items.length,
  };
}

/** A repeated request repeats one of the same person that was answered (art. 36(6)). */
async function isAnsweredEarlier(app: App, of: Case, earlier: string | null): Promise<boolean> {
  if (earlier === null) return false;
  const other = await requestById(app, of.organId, earlier);
  if (other?.state !== 'replied' || other.arrivedOn > of.arrivedOn) return false;
  return (await samePersonIds(app, of.organId, of.id)).includes(earlier);
}

const questionView = (answers: Answers) => {
  const question = nextQuestion(answers);
  if (question === null) return null;
  return {
    id: question.id,
    text: question.text,
    hint: question.hint,
    options: question.choices.map((choice) => ({
      id: choice.id,
      label: choice.label,
      hint: '',
    })),
  };
};

/** 向导: the next question, or the outcome with its facts on file and missing. Writes nothing. */
export async function outcomePath(
  app: App,
  staff: Pick<Staff, 'organId'>,
  id: string,
  { answers }: { readonly answers: Readonly<Record<string, string>> },
) {
  const loaded = await load(app, staff.organId, id);
  const result = outcomeOf(answers as Answers);
  if (result === null) return { question: questionView(answers as Answers), outcome: null };
  const onFile = factsOnFile(loaded.of, await besideOf(app, loaded, nothingWritten));
  const { code, variant } = result;
  const asDecided = { kind: loaded.of.kind, outcome: { ...noDecision, code, variant } };
  return {
    question: null,
    outcome: {
      ...{ code, variant, label: outcomeLabel(code) },
      citations: result.citations.map(cite),
      letterKind: variantOf(code, variant).letter,
      facts: result.requiredFacts.map((kind) => factView(kind, onFile)),
      clearance: [...clearanceSteps(asDecided)],
    },
  };
}

const noDecision = { decidedOn: '', onFile: [], earlierRequest: null, items: [] };

/** 拟定处理结果: the path must be complete and every fact it demands on file; then it is exactly one row. */
export const decideOutcome = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & Decision & { answers: Readonly<Record<string, string>> },
): Done =>
  takeStep(app, staff, id, { name: 'decideOutcome', seen: input.seen }, async (app, loaded) => {
    const answers = input.answers as Answers;
    const decided = decide(loaded.of, answers, await besideOf(app, loaded, input));
    if ('issues' in decided) return decided;
    const { result, onFile } = decided;
    const detail = {
      ...{ outcome: result.code, variant: result.variant, onFile },
      ...{ answers: answersOnPath(answers), earlierRequest: input.earlierRequest, items: input.items },
    };
    return [{ kind: 'outcome-decided', on: app.today(), detail, words: input.particulars }];
  });

/** 拟定更正处理结果 (art. 41). */
export const decideAmendment = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { result: AmendmentResult; text: string },
): Done =>
  takeStep(app, staff, id, { name: 'decideAmendment', seen: input.seen }, (app) => [
    {
      ...{ kind: 'amendment-decided', on: app.today(), detail: { result: input.result } },
      words: { text: input.text },
    },
  ]);

/** 送审. */
export const submitForClearance = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { note: string },
): Done =>
  takeStep(app, staff, id, { name: 'submitForClearance', seen: input.seen }, (app) => [
    { kind: 'submitted-for-clearance', on: app.today(), detail: {}, words: { note: input.note } },
  ]);

/** Who drafted does not check and does not sign, unless the office has set it so (a bureau of three). */
function refuseDrafter({ of, settings }: Loaded, staff: Staff): void {
  if (settings.office.separatePersons && of.clearance.drafter === staff.id)
    throw new StateError('送审人不能审查、签发自己送审的答复，请由其他人员办理。', stepArticle('approve'));
}

/** 合法性、保密审查通过 (art. 17). */
export const checkLegally = (app: App, staff: Staff, id: string, input: Seen & { opinion: string }): Done =>
  takeStep(app, staff, id, { name: 'checkLegally', seen: input.seen }, (app, loaded) => {
    refuseDrafter(loaded, staff);
    return [{ kind: 'legally-checked', on: app.today(), detail: {}, words: { opinion: input.opinion } }];
  });

/** 负责人签发. */
export const approve = (app: App, staff: Staff, id: string, input: Seen & { opinion: string }): Done =>
  takeStep(app, staff, id, { name: 'approve', seen: input.seen }, (app, loaded) => {
    refuseDrafter(loaded, staff);
    return [{ kind: 'head-approved', on: app.today(), detail: {}, words: { opinion: input.opinion } }];
  });

/** 用印: from here on the reply may go out. */
export const seal = (app: App, staff: Staff, id: string, { seen }: Seen): Done =>
  takeStep(app, staff, id, { name: 'seal', seen }, (app) => [
    { kind: 'cleared', on: app.today(), detail: {} },
  ]);

/** 退回修改, by whoever may clear or handle. */
export const returnForWork = (app: App, staff: Staff, id: string, input: Seen & { reason: string }): Done =>
  takeStep(app, staff, id, { name: 'returnForWork', seen: input.seen }, (app) => {
    const may = ['requests:legal', 'requests:lead', 'requests:handle'];
    if (!may.some((permission) => staff.permissions.has(permission))) throw new ForbiddenError();
    return [{ kind: 'returned', on: app.today(), detail: {}, words: { reason: input.reason } }];
  });

type Proof = EventDetails['delivered']['proof'];

const deliveredEvent = (on: Day, way: Way, proof: Proof, proofNumber: string): NewEvent => ({
  ...{ kind: 'delivered', on, detail: { way, proof } },
  words: { proofNumber },
});

const proofIssues = (proof: Proof | null, proofNumber: string): Issue[] =>
  proof === 'post-number' && proofNumber === ''
    ? [{ field: 'proofNumber', message: '请填写邮件号，作为送达的凭证。' }]
    : [];

/**
 * A reply goes out as the letter that tells the outcome, issued under the last seal and not voided; only on the spot it
 * may do without. Throws StateError when there is no such letter at all.
 */
async function replyLetterIssues(
  app: App,
  of: Case,
  { letter, on, way }: { readonly letter: string | null; readonly on: Day; readonly way: Way },
): Promise<Issue[]> {
  const fitting = replyLetters(of, await eventsOf(app, of.organId, of.id));
  const kept = await lettersOf(app, of.organId, of.id);
  const usable = kept.filter(({ id, voidedAt }) => voidedAt === null && fitting.includes(id));
  if (letter === null && mayReplyWithoutLetter(of, on, way)) return [];
  if (usable.length === 0)
    throw new StateError(
      '还没有与处理结果相应的答复文书，不能发出答复。请先在“文书”中成文；只有收到申请当日当面答复的，可以没有文书。',
      replyFormArticles,
    );
  if (letter === null) return [{ field: 'letter', message: '请选择随答复发出的答复文书。' }];
  return usable.some(({ id }) => id === letter)
    ? []
    : [{ field: 'letter', message: '这份文书不是用印以后成文的、与处理结果相应的答复文书，请重新选择。' }];
}

/** 发出答复: the day it is sent is the day the period is measured by; never before the seal. */
export const reply = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & {
    on: Day;
    way: Way;
    letter: string | null;
    text: string;
    proof: Proof | null;
    proofNumber: string;
  },
): Done =>
  takeStep(app, staff, id, { name: 'reply', seen: input.seen }, async (app, { of }) => {
    const issues = [
      ...dayIssues('on', input.on, { from: of.sealedOn, today: app.today(), since: '用印之日' }),
      ...proofIssues(input.proof, input.proofNumber),
      ...(await replyLetterIssues(app, of, input)),
    ];
    if (input.way === 'telephone' || input.way === 'sms')
      issues.push({ field: 'way', message: '答复应当采用书面形式，不能只用电话、短信。' });
    if (issues.length > 0) return { issues };
    const sent: NewEvent = {
      ...{ kind: 'replied', on: input.on, detail: { way: input.way, letter: input.letter } },
      words: { text: input.text },
    };
    return input.proof === null
      ? [sent]
      : [sent, deliveredEvent(input.on, input.way, input.proof, input.proofNumber)];
  });

/** 记录送达凭证. */
export const recordDelivery = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; way: Way; proof: Proof; proofNumber: string },
): Done =>
  takeStep(app, staff, id, { name: 'recordDelivery', seen: input.seen }, (app, { of }) => {
    const issues = [
      ...dayIssues('on', input.on, { from: of.closedOn, today: app.today(), since: '发出之日' }),
      ...proofIssues(input.proof, input.proofNumber),
    ];
    return issues.length > 0
      ? { issues }
      : [deliveredEvent(input.on, input.way, input.proof, input.proofNumber)];
  });

/** 重新办理, on a decision of reconsideration, a judgment, or the organ's own motion. The earlier reply stays on record. */
export const reopen = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & {
    on: Day;
    ground: ReopeningGround;
    dispute: string | null;
    dueOn: Day | null;
    reason: string;
  },
): Done =>
  takeStep(app, staff, id, { name: 'reopen', seen: input.seen }, (app, { of }) => {
    const { on, ground, dispute, dueOn } = input;
    const issues = dayIssues('on', on, { from: of.closedOn, today: app.today(), since: '办结之日' });
    if (dueOn !== null && dueOn < on)
      issues.push({ field: 'dueOn', message: '重新答复的期限不能早于决定之日。' });
    if (of.receivedOn === null)
      issues.push({ field: 'on', message: '这件申请没有确定过收到之日，不能重新办理。' });
    if (issues.length > 0) return { issues };
    return [{ kind: 'reopened', on, detail: { ground, dispute, dueOn }, words: { reason: input.reason } }];
  });
