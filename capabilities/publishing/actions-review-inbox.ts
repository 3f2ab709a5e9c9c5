/** What waits for this person's review, across all sections. */
import type { App, Staff } from '#platform/app.ts';
import { dayInShanghai } from '#platform/database/index.ts';
import { disclosureDueOn, workingDaysLeft } from '#rules/proactive-deadline.ts';
import { type Stage, standing } from '#rules/review-stages.ts';
import { hitsOf } from './actions-check.ts';
import { chosenChain, factsOf, reviewerWith, turnOf } from './actions-review-state.ts';
import type { InboxRowData } from './contract-review.ts';
import type { ItemRecord, ReviewAct } from './model.ts';
import { type Person, whyNotBatch } from './model-review.ts';
import { listItems } from './store-items.ts';
import { actsOf, chainsOf, sectionChains } from './store-review.ts';
import { versionOf } from './store-versions.ts';
import { unitsOf } from './text/units.ts';

const MOST = 1_000;

/** The items whose open stage this person may do, in their own right or for somebody, the most pressing first. */
export async function inbox(app: App, staff: Staff): Promise<InboxRowData[]> {
  const items = await listItems(app, staff.organId, { phase: 'in-review' }, MOST);
  const acts = await actsOf(
    app,
    staff.organId,
    items.map(({ id }) => id),
  );
  const chains = await chainsOf(app, staff.organId);
  const sections = await sectionChains(app, staff.organId);
  const reviewer = await reviewerWith(app, staff);
  const rows: InboxRowData[] = [];
  for (const item of items) {
    const section = sections.find(({ sectionId }) => sectionId === item.sectionId);
    const done = acts.get(item.id) ?? [];
    const facts = factsOf(chosenChain(chains, section?.chainId ?? null), done, item.content, item.authors);
    const turn = turnOf(item, facts, reviewer.actor, reviewer.principals);
    if (!turn.may || turn.stage === null) continue;
    const left = standing(facts).find(({ stage }) => stage === turn.stage)?.remaining.length ?? 0;
    rows.push(
      await rowOf(app, item, done, {
        ...{ stage: turn.stage, remaining: left, section: section?.title ?? '' },
        actingFor: turn.actingFor,
      }),
    );
  }
  return rows.sort((a, b) => pressing(a).localeCompare(pressing(b)));
}

/** Urgent ones first, then by the day something is due or wished, then by how long they lie. */
function pressing({ urgent, dueOn, wishedAt, submittedAt }: InboxRowData): string {
  const wished = wishedAt === null ? null : dayInShanghai(new Date(wishedAt));
  const [day = '9999-12-31'] = [dueOn, wished].filter((one) => one !== null).sort();
  return `${urgent ? 0 : 1} ${day} ${submittedAt}`;
}

type Turn = {
  readonly stage: Stage;
  readonly remaining: number;
  readonly section: string;
  readonly actingFor: Person | null;
};

async function rowOf(
  app: App,
  item: ItemRecord,
  acts: readonly ReviewAct[],
  { stage, remaining, section, actingFor }: Turn,
): Promise<InboxRowData> {
  const { facts } = item.content;
  const version =
    item.submittedVersion === null
      ? null
      : await versionOf(app, item.organId, item.id, item.submittedVersion);
  const units = unitsOf(item.content);
  const hits = await hitsOf(app, item.organId, { itemId: item.id, content: item.content });
  const submittedAt = version?.at ?? item.updatedAt;
  const lastAct = acts.at(-1)?.at;
  const since = lastAct && lastAct > submittedAt ? lastAct : submittedAt;
  return {
    id: item.id,
    revision: item.revision,
    version: item.submittedVersion ?? 0,
    title: facts.title,
    kind: item.kind,
    section,
    stage,
    submittedAt: submittedAt.toISOString(),
    submittedBy: version?.by.name ?? '',
    waiting: Math.max(0, -(workingDaysLeft(app.today(), dayInShanghai(since)) ?? 0)),
    remaining,
    units: units.length,
    hits: hits.length,
    dueOn: item.firstPublishedAt === null ? (disclosureDueOn(facts)?.dueOn ?? null) : null,
    wishedAt: item.wish.at,
    urgent: item.urgentDueOn !== null,
    actingFor: actingFor?.name ?? null,
    batchable: whyNotBatch({
      ...{ content: item.content, units, hits },
      urgent: item.urgentDueOn !== null,
      returnedBefore: acts.some(({ decision }) => decision === 'returned'),
    }),
  };
}
