/** After the end: archive, retention, anonymity; and turning what was asked for into proactive disclosure (art. 44). */
import { forgetMatter } from '#capabilities/citizens/index.ts';
import { publicItem } from '#capabilities/publishing/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { isDay } from '#rules/calendar.ts';
import { takeStep } from './actions-record.ts';
import type { Done } from './actions-steps.ts';
import { type Day, SUBJECT } from './model.ts';
import { markAnonymised, updateSubject } from './store.ts';
import { dropWords } from './store-events.ts';
import { dropFiles } from './store-files.ts';
import { emptyLetters } from './store-letters.ts';
import { removePeople, revokeCodes } from './store-people.ts';
import { dropReleases } from './store-release.ts';

type Seen = { readonly seen: number };

/** The same day so many years later; the 29th of February becomes the 28th. */
export function yearsLater(day: Day, years: number): Day {
  const later = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return isDay(later) ? later : `${later.slice(0, 8)}28`;
}

/** 归档 (art. 45): the retention period runs from the end of the case. */
export const archive = (app: App, staff: Staff, id: string, input: Seen & { retentionYears: number }): Done =>
  takeStep(app, staff, id, { name: 'archive', seen: input.seen }, (app, { of }) => {
    const retainUntil = yearsLater(of.closedOn ?? app.today(), input.retentionYears);
    return [{ kind: 'archived', on: app.today(), detail: { retainUntil } }];
  });

const gone = '（保管期限届满，内容已删除）';

/**
 * 保管期满, 删除个人信息 (《个人信息保护法》第四十七条): people, free text, files and query code go for good; days, kinds and
 * the outcome stay, so that no figure of any year changes.
 */
export const anonymise = (app: App, staff: Staff, id: string, input: Seen & { subject: string }): Done =>
  takeStep(app, staff, id, { name: 'anonymise', seen: input.seen }, async (app, { of }) => {
    const { organId } = of;
    await removePeople(app, organId, id, ['applicant', 'representative', 'third-party']);
    await dropWords(app, organId, id);
    await dropReleases(app, organId, id);
    await dropFiles(app, organId, id);
    await emptyLetters(app, organId, id);
    await revokeCodes(app, organId, id);
    await forgetMatter(app, organId, { kind: SUBJECT, id }, 'all');
    await updateSubject(app, organId, id, input.subject || gone);
    await markAnonymised(app, organId, id);
    return [{ kind: 'anonymised', on: app.today(), detail: {} }];
  });

/**
 * 提请主动公开: 「多个申请人就相同政府信息向同一行政机关提出公开申请，且该政府信息属于可以公开的，行政机关可以纳入主动公开的范围」,
 * or an applicant suggests it (art. 44). It stays on the desk until the published item is linked.
 */
export const proposePublication = (
  app: App,
  staff: Staff,
  id: string,
  input: Seen & { ground: 'several-applicants' | 'suggested'; title: string; why: string },
): Done =>
  takeStep(app, staff, id, { name: 'proposePublication', seen: input.seen }, (app) =>
    input.title === ''
      ? { issues: [{ field: 'title', message: '请填写拟主动公开的信息名称。' }] }
      : [
          {
            ...{ kind: 'publication-proposed', on: app.today(), detail: { ground: input.ground } },
            words: { title: input.title, why: input.why },
          },
        ],
  );

/** 关联已主动公开的信息: an item of this organ that the public can open now. */
export const linkPublication = (app: App, staff: Staff, id: string, input: Seen & { item: number }): Done =>
  takeStep(app, staff, id, { name: 'linkPublication', seen: input.seen }, async (app, { of }) =>
    (await publicItem(app, of.organId, input.item)) === null
      ? {
          issues: [
            { field: 'item', message: '没有这条已公开的信息，请核对编号；尚未发布的，请发布后再关联。' },
          ],
        }
      : [{ kind: 'publication-linked', on: app.today(), detail: { item: input.item } }],
  );
