/**
 * Whether a chain of review can be gone through by the people there are. Practice of the organ, not law; what the law
 * asks is in review-stages.ts.
 */
import {
  type Chain,
  type ChainStage,
  isNamed,
  type Reviewer,
  type Stage,
  stageLabels,
} from './review-stages.ts';

/** A stage that nobody could do, in a sentence. */
export type ChainGap = { readonly stage: Stage; readonly message: string };

type Candidates = { readonly stage: Stage; readonly people: readonly string[] };

/**
 * Six at most: whoever has so many to choose from finds one whom none of the other five stages took, so more change
 * nothing and the search stays small.
 */
const enough = 6;

const candidatesOf = (step: ChainStage, people: readonly Reviewer[]): Candidates => ({
  stage: step.stage,
  people: people
    .filter((person) => isNamed(step, person))
    .map(({ id }) => id)
    .slice(0, enough),
});

/** Whether everybody can be given a stage so that no separation is broken; the rarest stage is filled first. */
function isFeasible(steps: readonly Candidates[], separations: Chain['separations']): boolean {
  const order = steps.toSorted((a, b) => a.people.length - b.people.length);
  const taken = new Map<Stage, string>();
  const fill = (at: number): boolean => {
    const step = order[at];
    if (!step) return true;
    const apart = separations
      .filter((pair) => pair.includes(step.stage))
      .map(([one, other]) => taken.get(one === step.stage ? other : one));
    return step.people.some((person) => {
      if (apart.includes(person)) return false;
      taken.set(step.stage, person);
      const done = fill(at + 1);
      if (!done) taken.delete(step.stage);
      return done;
    });
  };
  return fill(0);
}

/** The stages nobody could do today: nobody is entitled, or all who are must keep away from it. Empty: none. */
export function chainGaps(chain: Chain, people: readonly Reviewer[]): ChainGap[] {
  const steps = chain.stages.map((step) => candidatesOf(step, people));
  const empty = steps.filter((step) => step.people.length === 0);
  const message = (stage: Stage, why: string) => ({ stage, message: `“${stageLabels[stage]}”${why}` });
  if (empty.length > 0)
    return empty.map(({ stage }) => message(stage, '没有人可以办理，请指定岗位或人员，或者增加人员。'));
  if (isFeasible(steps, chain.separations)) return [];
  const short = steps.filter((step) =>
    isFeasible(
      steps.filter((other) => other !== step),
      chain.separations,
    ),
  );
  return (short.length > 0 ? short : steps).map(({ stage }) =>
    message(stage, '人手不够：能办的人都要办须由另一人办理的环节。请增加人员，或者调整回避要求。'),
  );
}
