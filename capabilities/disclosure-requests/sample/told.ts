/** How a sample case is told: who asked for what by which door, and what was done on which day, by whom. */
import type { App, Staff } from '#platform/app.ts';
import { type Issues, isIssues } from '#platform/outcome.ts';
import { registerRequest } from '../actions-intake.ts';
import { load } from '../actions-record.ts';
import type { ArrivalData } from '../contract.ts';
import { noPerson } from '../model-intake.ts';

export type SamplePeople = { readonly clerk: Staff; readonly reviewer: Staff; readonly leader: Staff };

/** Something done at an instant, as if the program had been running then. */
export type SampleStep = { readonly at: Date; readonly take: (app: App) => Promise<unknown> };

/** What an act is given: the case as it stands, and the ids of the others by name. */
export type Here = {
  readonly app: App;
  readonly staff: Staff;
  readonly id: string;
  readonly seen: number;
  /** Today in Shanghai, on which the act falls. */
  readonly on: string;
  readonly idOf: (story: string) => string;
};

/** 'YYYY-MM-DD HH:MM' in Shanghai, who, and what. */
export type Act = readonly [
  at: string,
  by: keyof SamplePeople,
  act: (here: Here) => Promise<Issues | unknown>,
];

export type Story = {
  readonly name: string;
  readonly arrives: string;
  readonly channel: ArrivalData['channel'];
  readonly source: ArrivalData['source'];
  readonly kind: ArrivalData['applicantKind'];
  /** 「示例甲」: nobody, and visibly so. */
  readonly who: string;
  readonly asks: string;
  readonly description?: string;
  readonly form?: NonNullable<ArrivalData['wish']['form']>;
  readonly route?: NonNullable<ArrivalData['wish']['route']>;
  readonly acts: readonly Act[];
};

const instant = (at: string): Date => new Date(`${at.replace(' ', 'T')}:00+08:00`);

/** The outcome, or an error with what was wrong: a sample that is refused is a fault of the program. */
export function must<T>(outcome: Issues | T): T {
  if (isIssues(outcome)) throw new Error(outcome.issues.map(({ message }) => message).join(' '));
  return outcome;
}

/** Nobody's details: no number of an identity card, no telephone, an address of the kind reserved for examples. */
function applicantOf({ who, kind }: Story): ArrivalData['applicant'] {
  const isPerson = kind === 'natural-person';
  return {
    ...noPerson,
    ...{ name: who, identityKind: 'other', identityNumber: `示例证件（${who}）` },
    contactName: isPerson ? '' : `${who}联系人`,
    email: `sample${[...who].map((sign) => sign.codePointAt(0)?.toString(16)).join('')}@example.com`,
    address: `示例路（${who}）`,
  };
}

const arrivalOf = (story: Story): ArrivalData => {
  const { channel, source, kind, asks, description = '', form = 'electronic', route = 'online' } = story;
  return {
    ...{ kind: 'disclosure', channel, source, track: 'disclosure', sourceNote: '' },
    ...{ arrivedOn: story.arrives.slice(0, 10), confirmedOn: null, confirmedHow: null },
    ...{ applicantKind: kind, applicant: applicantOf(story), representative: null },
    wish: { subject: asks, description, form, route, wantsHelp: false, helpNote: '' },
    ...{ ownerId: null, files: [], isDrill: false },
  };
};

/** The steps of a story. `ids`: the cases by name, filled as they arrive. */
export function stepsOf(story: Story, people: SamplePeople, ids: Map<string, string>): SampleStep[] {
  const idOf = (name: string) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The sample has no case “${name}” yet`);
    return id;
  };
  const arrives: SampleStep = {
    at: instant(story.arrives),
    take: async (app) => {
      const { id } = must(
        await registerRequest(app, people.clerk, { ...arrivalOf(story), ownerId: people.clerk.id }),
      );
      ids.set(story.name, id);
    },
  };
  const acts = story.acts.map(([at, by, act]): SampleStep => {
    const staff = people[by];
    const take = async (app: App) => {
      const id = idOf(story.name);
      const { of } = await load(app, staff.organId, id);
      must(await act({ app, staff, id, seen: of.events, on: app.today(), idOf }));
    };
    return { at: instant(at), take };
  });
  return [arrives, ...acts];
}
