/** A caller's address, cut so that it names a neighbourhood and not a person. */
import { isIPv4, isIPv6 } from 'node:net';

/** For logs and session lists: '192.0.2.*', '2001:db8:12::*'. */
export function truncatedAddress(ip: string): string {
  const v4 = mapped(ip);
  if (v4 !== null) return v4.replace(/\.\d+$/, '.*');
  const groups = groupsOf(ip);
  return groups === null ? '未知' : `${groups.slice(0, 3).join(':')}::*`;
}

/** What a limit counts by: one IPv4 address, or one IPv6 network of 64 bits (a household may hold all of it). */
export function countedAddress(ip: string): string {
  const v4 = mapped(ip);
  return v4 ?? groupsOf(ip)?.slice(0, 4).join(':') ?? 'unknown';
}

function mapped(ip: string): string | null {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIPv4(plain) ? plain : null;
}

/** The eight groups of an IPv6 address without leading zeroes; null when it is none. */
function groupsOf(ip: string): string[] | null {
  const bare = ip.replace(/%.*$/, '');
  if (!isIPv6(bare)) return null;
  const [left = '', right] = bare.toLowerCase().split('::');
  const head = left === '' ? [] : left.split(':');
  const tail = right === undefined || right === '' ? [] : right.split(':');
  const gap = right === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...Array<string>(gap).fill('0'), ...tail].map((group) => group.replace(/^0+(?=.)/, ''));
}
