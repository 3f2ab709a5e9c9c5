/** What other capabilities show under 我的. Types only. */
import type { App, Day } from '#platform/app.ts';

/** One matter of a citizen's, in a line. */
export type Matter = {
  readonly href: string;
  readonly number: string;
  readonly title: string;
  readonly since: Day;
  /** What is so now and what comes next, in plain words. */
  readonly status: string;
  readonly next: string;
  /** Something is asked of the citizen. */
  readonly isWaiting: boolean;
  /** The next date: 「最迟答复」, null when there is none. */
  readonly due: { readonly label: string; readonly on: Day } | null;
};

/** A kind of matter; server.ts hands over one for each capability that has them. */
export type MatterSource = {
  readonly kind: string;
  /** 「我的申请」 */
  readonly heading: string;
  readonly none: string;
  /** Where one is begun, and where an earlier one is added by its number and code. */
  readonly begin: { readonly href: string; readonly label: string };
  readonly connect: { readonly href: string; readonly label: string };
  /** The matters with these ids, in their order; what is not there any more is left out. */
  readonly list: (app: App, organId: string, ids: readonly string[]) => Promise<readonly Matter[]>;
  /** Set-Cookie values that close what it left open in this browser, for signing out. */
  readonly leaving: readonly string[];
};
