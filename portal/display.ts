/** 无障碍与适老化: how a visitor wishes to read, kept in a cookie; no script is needed. */
import { type DisplayWish, displayWishes } from './site.ts';

export const displayCookie = 'gongkai-display';

/** Wishes from a cookie value ('large.contrast') or from repeated `mode` parameters; unknown words are dropped. */
export function wishesFrom(value: string | readonly string[] | undefined): ReadonlySet<DisplayWish> {
  const words = (typeof value === 'string' ? [value] : (value ?? [])).flatMap((part) => part.split(/[.,]/));
  return new Set(displayWishes.filter((wish) => words.includes(wish)));
}

/** The display cookie among a request's Cookie header. */
export function wishesFromHeader(header: string | undefined): ReadonlySet<DisplayWish> {
  const pair = header?.split(';').find((part) => part.trim().startsWith(`${displayCookie}=`));
  return wishesFrom(pair?.slice(pair.indexOf('=') + 1).trim());
}

/** The Set-Cookie value that remembers the wishes for a year, or forgets them when there are none. */
export function displayCookieHeader(wishes: ReadonlySet<DisplayWish>): string {
  const lifetime = wishes.size === 0 ? 0 : 365 * 24 * 3600;
  return `${displayCookie}=${[...wishes].join('.')}; Path=/; Max-Age=${lifetime}; SameSite=Lax; HttpOnly`;
}

/** The address that switches one set of wishes on and returns here. */
export function switchAddress(wishes: Iterable<DisplayWish>, back: string): string {
  const mode = [...wishes].join('.') || 'standard';
  return `/accessibility?mode=${mode}&back=${encodeURIComponent(back)}`;
}

/** The wishes with one of them (or a group) turned over. */
export function toggled(wishes: ReadonlySet<DisplayWish>, group: readonly DisplayWish[]): DisplayWish[] {
  const on = group.every((wish) => wishes.has(wish));
  return displayWishes.filter((wish) => (group.includes(wish) ? !on : wishes.has(wish)));
}
