/** Steps on a case's identity and intake: confirm, re-route, correct, hand over, note, void; people and codes. */
import { colleagues } from '#capabilities/accounts/index.ts';
import { forgetMatter } from '#capabilities/citizens/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { ForbiddenError, type Issue, type Issues, StateError } from '#platform/outcome.ts';
import { cite } from '#rules/citation.ts';
import { newCode, receivedWhenComplete } from './actions-intake.ts';
import { type Loaded, load, record, takeStep } from './actions-record.ts';
import type { PersonData } from './contract.ts';
import { type ApplicantKindName, type Day, type Person, SUBJECT, type Track, type Way } from './model.ts';
import type { Case } from './model-case.ts';
import { dayIssues } from './model-clock.ts';
import type { CaseEvent, NewEvent } from './model-events.ts';
import { after } from './model-fold.ts';
import { type Asked, formIssues, missingOf } from './model-intake.ts';
import { updateSubject } from './store.ts';
import { filesOf } from './store-files.ts';
import { addPerson, type KeptPerson, peopleOf, removePeople } from './store-people.ts';

type Seen = { readonly seen: number };
export type Done = Promise<Issues | Loaded>;

/** The case as it would be after an event, for finding out what follows from it. */
export const supposing = (of: Case, event: NewEvent): Case =>
  after(of, { ...event, number: of.events + 1, at: new Date(0), byId: '', byName: '' } as CaseEvent);

/** 与申请人确认收到 (art. 31); the clock starts when both sides have confirmed. */
export function confirmByOffice(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { on: Day; how: Way; applicantConfirmedOn: Day | null },
): Done {
  return takeStep(app, staff, id, { name: 'confirmByOffice', seen: input.seen }, (app, { of }) => {
    const today = app.today();
    const bounds = { from: of.arrivedOn, today, since: '到达之日' };
    const { on, how, applicantConfirmedOn } = input;
    const issues: Issue[] = [
      ...dayIssues('on', on, bounds),
      ...(applicantConfirmedOn ? dayIssues('applicantConfirmedOn', applicantConfirmedOn, bounds) : []),
    ];
    if (issues.length > 0) return { issues };
    const events: NewEvent[] = [{ kind: 'office-confirmed', on, detail: { how } }];
    if (applicantConfirmedOn && of.applicantConfirmedOn === null)
      events.push({ kind: 'applicant-confirmed', on: applicantConfirmedOn, detail: { how } });
    const then = events.reduce(supposing, of);
    return [...events, ...receivedWhenComplete(then)];
  });
}

/**
 * 改按其他途径办理, or back: all days stay, the reason is kept. What has been received as a request under chapter IV may
 * only be taken out of it by the head: 「以政府信息公开申请的形式进行信访……的，行政机关应当告知申请人」 (art. 39) is an outcome.
 */
export function reroute(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { to: Track; reason: string },
): Done {
  return takeStep(app, staff, id, { name: 'reroute', seen: input.seen }, (app, { of }) => {
    if (input.to === of.track) return { issues: [{ field: 'to', message: '现在就是按这个途径办理的。' }] };
    if (of.receivedOn !== null && of.state === 'received' && !staff.permissions.has('requests:lead'))
      throw new ForbiddenError(
        '已经收到的政府信息公开申请改按其他途径办理，须由负责人决定；以申请形式信访、投诉、举报的，请按第三十九条答复。',
      );
    const rerouted: NewEvent = {
      ...{ kind: 'rerouted', on: app.today(), detail: { from: of.track, to: input.to } },
      words: { reason: input.reason },
    };
    return [rerouted, ...receivedWhenComplete(supposing(of, rerouted))];
  });
}

/** 更正申请人类型; what the applicant picked is kept beside it. */
export function correctKind(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { to: ApplicantKindName; reason: string },
): Done {
  return takeStep(app, staff, id, { name: 'correctKind', seen: input.seen }, (app, { of }) =>
    input.to === of.applicantKind
      ? { issues: [{ field: 'to', message: '现在就是这个类型。' }] }
      : [
          {
            ...{ kind: 'kind-corrected', on: app.today() },
            ...{ detail: { from: of.applicantKind, to: input.to }, words: { reason: input.reason } },
          },
        ],
  );
}

/** 变更承办人. */
export function changeOwner(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { to: string; reason: string },
): Done {
  return takeStep(app, staff, id, { name: 'changeOwner', seen: input.seen }, async (app, { of }) => {
    const all = await colleagues(app, staff.organId);
    if (!all.some(({ id, active }) => id === input.to && active))
      return { issues: [{ field: 'to', message: '没有这位人员，或者其账号已停用。' }] };
    return [
      {
        ...{ kind: 'owner-changed', on: app.today(), detail: { from: of.ownerId, to: input.to } },
        words: { reason: input.reason },
      },
    ];
  });
}

/** 修改摘要: the line lists and searches show; what it said stays in the timeline. */
export function changeSubject(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { subject: string; reason: string },
): Done {
  return takeStep(
    app,
    staff,
    id,
    { name: 'changeSubject', seen: input.seen },
    async (app, { of, subject }) => {
      if (input.subject.length < 2) return { issues: [{ field: 'subject', message: '请填写摘要。' }] };
      await updateSubject(app, of.organId, of.id, input.subject);
      const words = { before: subject, after: input.subject, reason: input.reason };
      return [{ kind: 'subject-changed', on: app.today(), detail: {}, words }];
    },
  );
}

/** 办理记录; `isHelp`: necessary help given to who has difficulty reading, seeing or hearing (art. 43). */
export function addNote(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { text: string; isHelp: boolean },
): Done {
  return takeStep(app, staff, id, { name: 'addNote', seen: input.seen }, (app) =>
    input.text.length < 2
      ? { issues: [{ field: 'text', message: '请填写内容。' }] }
      : [
          {
            ...{ kind: input.isHelp ? 'help-given' : 'noted', on: app.today(), detail: {} },
            words: { text: input.text },
          },
        ],
  );
}

/** 作废: what should not have been registered; it counts nowhere and stays in the history. */
export const voidRequest = (app: App, staff: Staff, id: string, input: Seen & { reason: string }): Done =>
  takeStep(app, staff, id, { name: 'voidRequest', seen: input.seen }, (app) => [
    { kind: 'voided', on: app.today(), detail: {}, words: { reason: input.reason } },
  ]);

/** Every opening of personal data by staff leaves a line: who, when, of which case, what for. */
export async function journalReading(
  app: App,
  staff: Pick<Staff, 'id' | 'name' | 'organId'>,
  of: Pick<Case, 'id' | 'number'>,
  what: {
    readonly event: 'people-read' | 'identity-proof-read' | 'query-code-issued';
    readonly purpose: string;
  },
): Promise<void> {
  await transaction(app, (app) =>
    journal(app, {
      organId: staff.organId,
      subject: { kind: SUBJECT, id: of.id },
      event: what.event,
      by: { id: staff.id, name: staff.name },
      basis: cite({ law: '中华人民共和国个人信息保护法', article: '51' }),
      detail: { number: of.number, purpose: what.purpose },
    }),
  );
}

/** 查看申请人信息: opened from the seal, and journalled. */
export async function readPeople(
  app: App,
  staff: Staff,
  id: string,
  purpose: string,
): Promise<{ people: (PersonData & { id: string; role: KeptPerson['role'] })[] }> {
  const { of } = await load(app, staff.organId, id);
  await journalReading(app, staff, of, { event: 'people-read', purpose });
  const people = await peopleOf(app, staff.organId, id);
  return { people: people.map(({ id, role, person }) => ({ ...person, id, role })) };
}

/** 补充或更正申请人信息. */
export function changePeople(
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { applicant: Person; representative: Person | null; reason: string },
): Done {
  return takeStep(
    app,
    staff,
    id,
    { name: 'changePeople', seen: input.seen },
    async (app, { of, subject }) => {
      const files = await filesOf(app, of.organId, id);
      const asked: Asked = {
        ...{
          applicantKind: of.applicantKind,
          applicant: input.applicant,
          representative: input.representative,
        },
        wish: {
          ...{ subject, description: '', form: of.form, route: of.route },
          ...{ wantsHelp: of.wantsHelp, helpNote: '' },
        },
        hasProof: files.some(({ purpose }) => purpose === 'identity-proof'),
      };
      const issues = formIssues(asked);
      if (issues.length > 0) return { issues };
      await removePeople(app, of.organId, id, ['applicant', 'representative']);
      await addPerson(app, of.organId, id, 'applicant', input.applicant);
      if (input.representative) await addPerson(app, of.organId, id, 'representative', input.representative);
      const detail = { missing: missingOf(asked) };
      return [{ kind: 'people-changed', on: app.today(), detail, words: { reason: input.reason } }];
    },
  );
}

/** 重发查询码, after the person was identified at the counter or by telephone; the old code stops working. */
export async function reissueCode(
  app: App,
  staff: Staff,
  id: string,
  seen: number,
): Promise<{ queryCode: string }> {
  return transaction(app, async (app) => {
    const loaded = await load(app, staff.organId, id, { forUpdate: true });
    if (loaded.of.events !== seen) throw new StateError('这件申请刚刚有了新的进展，请刷新后再办。');
    if (loaded.of.anonymised) throw new StateError('保管期限已满、个人信息已删除，不再发放查询码。');
    await record(app, loaded, { id: staff.id, name: staff.name }, [
      { kind: 'code-issued', on: app.today(), detail: {} },
    ]);
    // Whoever added it by the old code may be who it was lost to.
    await forgetMatter(app, staff.organId, { kind: SUBJECT, id }, 'code');
    return { queryCode: await newCode(app, staff.organId, id) };
  });
}
