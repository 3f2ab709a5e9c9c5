/**
 * The first two of three kinds of failure. An issue is returned and shown at its field; a state error is thrown,
 * cites its article and is mapped to HTTP once; anything else is an outage.
 */

/** Something the person can put right: the field it belongs to and a sentence saying what, why and what next. */
export type Issue = { readonly field: string; readonly message: string };

/** What an action returns when the person must put something right; nothing was written. */
export type Issues = { readonly issues: readonly Issue[] };

export const isIssues = (outcome: unknown): outcome is Issues =>
  typeof outcome === 'object' && outcome !== null && 'issues' in outcome && Array.isArray(outcome.issues);

/** A step that the state of the record (or the law) does not allow now. */
export class StateError extends Error {
  readonly basis: string | undefined;
  constructor(message: string, basis?: string) {
    super(message);
    this.name = 'StateError';
    this.basis = basis;
  }
}

/** A record that is not there, or that this person may not know to be there. */
export class NotFoundError extends Error {
  constructor(message = '没有找到这条记录，它可能已被删除，或者您没有查看权限。') {
    super(message);
    this.name = 'NotFoundError';
  }
}

/** A person who is known but lacks the right for this. */
export class ForbiddenError extends Error {
  constructor(message = '您没有办理此事项的权限，请联系本单位系统管理员。') {
    super(message);
    this.name = 'ForbiddenError';
  }
}
