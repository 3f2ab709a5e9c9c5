/** Signing in and out, and knowing a session again. */
import {
  absoluteLimit,
  attemptSucceeded,
  countAttempt,
  idleLimit,
  isPassword,
  isSessionAlive,
  newToken,
  pretendToCheck,
  readToken,
  tokenHash,
  writeToken,
} from '#capabilities/accounts/index.ts';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import type { Issue, Issues } from '#platform/outcome.ts';
import {
  type Address,
  addressFrom,
  type Citizen,
  type CitizenRecord,
  lockedUntil,
  wrongSignIn,
} from './model.ts';
import {
  addressKey,
  citizenAt,
  deleteSession,
  insertSession,
  sessionBy,
  sweepSessions,
  touchSession,
} from './store.ts';

export type SignedIn = { readonly citizen: Citizen; readonly cookie: string };

/** A new session, in the caller's transaction; the cookie's value is known only now. */
export async function openSession(app: App, citizen: Citizen): Promise<SignedIn> {
  const { organId, id } = citizen;
  const token = newToken(organId);
  const now = app.now().getTime();
  await insertSession(app, citizen, tokenHash(token.secret), new Date(now + absoluteLimit));
  await sweepSessions(app, organId, new Date(now - idleLimit));
  return { citizen: { organId, id }, cookie: writeToken(token) };
}

/** What attempts are counted by: apart from those of staff, so that neither can lock the other out. */
const attemptOf = (app: App, address: Address, from: string | undefined) => ({
  loginName: `citizen ${addressKey(app, address).toString('hex')}`,
  ...(from === undefined ? {} : { address: `citizen ${from}` }),
});

/**
 * Whether the password is the account's, counted like an attempt at signing in. `from` is where it came from. Takes the
 * same time whether or not there is such an account. Returns an issue at `field` while attempts are refused.
 */
export async function checkPassword(
  app: App,
  { address, citizen, password }: { address: Address; citizen: CitizenRecord | null; password: string },
  { from, field }: { readonly from?: string; readonly field: string },
): Promise<Issue | boolean> {
  const attempt = attemptOf(app, address, from);
  const { refusedUntil } = await countAttempt(app, attempt);
  if (refusedUntil) {
    await pretendToCheck(password);
    return lockedUntil(field, refusedUntil, app.now());
  }
  const isRight = await (citizen ? isPassword(password, citizen.passwordHash) : pretendToCheck(password));
  if (isRight) await attemptSucceeded(app, attempt);
  return isRight;
}

/** Forgets wrong attempts: the owner has proven by a code who they are. */
export const forgiveAttempts = (app: App, address: Address): Promise<void> =>
  attemptSucceeded(app, attemptOf(app, address, undefined));

/** 登录. An unknown address and a wrong password are answered alike, after the same work. */
export async function signIn(
  app: App,
  organId: string,
  wish: { readonly address: string; readonly password: string },
  from: string,
): Promise<Issues | SignedIn> {
  const address = addressFrom(wish.address);
  const citizen = address && (await citizenAt(app, organId, address));
  if (address === null) {
    await pretendToCheck(wish.password);
    return { issues: [wrongSignIn] };
  }
  const checked = await checkPassword(
    app,
    { address, citizen, password: wish.password },
    { from, field: 'address' },
  );
  if (checked === true && citizen) return transaction(app, (inside) => openSession(inside, citizen));
  return { issues: [typeof checked === 'object' ? checked : wrongSignIn] };
}

const minute = 60_000;

/** Whose session a cookie's value is; null when it is nobody's, or over. */
export async function citizenBy(app: App, cookie: string | undefined): Promise<Citizen | null> {
  const token = readToken(cookie);
  if (!token) return null;
  const hash = tokenHash(token.secret);
  const session = await sessionBy(app, token.organId, hash);
  if (!session || !isSessionAlive(session, app.now())) return null;
  if (app.now().getTime() - session.seenAt.getTime() > minute) await touchSession(app, token.organId, hash);
  return session.citizen;
}

/** 退出: the session is over wherever its cookie may still be. */
export async function signOut(app: App, cookie: string | undefined): Promise<void> {
  const token = readToken(cookie);
  if (token) await deleteSession(app, token.organId, tokenHash(token.secret));
}
