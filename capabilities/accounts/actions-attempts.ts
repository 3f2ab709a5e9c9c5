/** Counting attempts at a password before they are checked, so that a hundred at once are still only five. */
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { guardKey } from './credentials/token.ts';
import { afterAttempt, type GuardKind, lockOf } from './model.ts';
import { deleteGuard, forgiveAttempt, holdGuard, saveGuard } from './store-sessions.ts';

/** Whose attempt it is: the login name that was typed and, at sign-in, the address it came from. */
export type Attempt = { readonly loginName: string; readonly address?: string };

const keysOf = ({ loginName, address }: Attempt): (readonly [GuardKind, string])[] => [
  ['name', guardKey('name', loginName.toLowerCase())],
  ...(address === undefined ? [] : [['address', guardKey('address', address)] as const]),
];

/** `refusedUntil`: the attempt is refused unseen. `locks`: should it be wrong, the name is locked by it. */
export type Counted = { readonly refusedUntil: Date | null; readonly locks: boolean };

/** Counts one attempt under each key, unless a key is locked. */
export const countAttempt = (app: App, attempt: Attempt): Promise<Counted> =>
  transaction(app, async (inside) => {
    const now = inside.now();
    const held = [];
    for (const [kind, key] of keysOf(attempt)) {
      const guard = await holdGuard(inside, key);
      const locked = lockOf(guard, now);
      if (locked) return { refusedUntil: locked, locks: false };
      held.push({ key, guard: afterAttempt(kind, guard, now) });
    }
    for (const { key, guard } of held) await saveGuard(inside, key, guard);
    return { refusedUntil: null, locks: held[0]?.guard.lockedUntil !== null };
  });

/** The attempt was right: the name starts afresh, the address gets its one attempt back. */
export async function attemptSucceeded(app: App, attempt: Attempt): Promise<void> {
  for (const [kind, key] of keysOf(attempt))
    await (kind === 'name' ? deleteGuard(app, key) : forgiveAttempt(app, key));
}

/** The password was right but the code is still to come: nothing is held against anybody. */
export async function attemptPending(app: App, attempt: Attempt): Promise<void> {
  for (const [, key] of keysOf(attempt)) await forgiveAttempt(app, key);
}

/** 解除锁定 */
export const clearAttempts = (app: App, loginName: string): Promise<void> =>
  deleteGuard(app, guardKey('name', loginName.toLowerCase()));
