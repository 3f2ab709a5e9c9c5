/** What a command answers, for people and for programs. */
export type Answer = {
  /** The exit code: 0 fine · 1 findings or failure. */
  readonly code: 0 | 1;
  /** In words. */
  readonly text: string;
  /** The same as a JSON value, for --json. */
  readonly value: object;
};

/** The command was not given as it should be; exit code 2, with the usage. */
export class UsageError extends Error {}
