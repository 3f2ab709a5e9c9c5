/** What every verification comes to: checks, findings, surfaces to be searched. */
import type { Check, CheckName, Finding } from './marks.ts';
import type { Surface } from './reading/surface.ts';

export type Verdict = {
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly surfaces: readonly Surface[];
};

export type Checking = {
  /** Notes a check; when it failed, why, for the person who marks. */
  readonly check: (name: CheckName, passed: boolean, told: string, why?: string) => void;
  readonly find: (mark: string | null, told: string) => void;
  readonly read: (...surfaces: readonly Surface[]) => void;
  readonly verdict: () => Verdict;
};

/** Gathers what is checked. */
export function checking(): Checking {
  const checks: Check[] = [];
  const findings: Finding[] = [];
  const surfaces: Surface[] = [];
  return {
    check: (name, passed, told, why) => {
      checks.push({ name, passed, told });
      if (!passed) findings.push({ mark: null, told: why ?? `核验没有通过：${told}。` });
    },
    find: (mark, told) => findings.push({ mark, told }),
    read: (...found) => surfaces.push(...found),
    verdict: () => ({ checks, findings, surfaces }),
  };
}
