/**
 * Whether links of public pages still lead somewhere. Only http(s) to public addresses: the address a name stands for is
 * looked up first, refused when it is private, and the connection goes to that very address (no second look-up).
 */
import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** 'alive', or why not, in words. 'unknown' when that cannot be told (blocked, too busy, a private address). */
export type LinkState = { readonly state: 'alive' | 'dead' | 'unknown'; readonly reason: string };

export type LinkOptions = {
  /** Milliseconds for the whole of one link. */
  readonly patience: number;
  /** Whether an address may be asked; the usual refuses private and special ones. A test lets its own machine pass. */
  readonly mayAsk: (address: string) => boolean;
  readonly signal?: AbortSignal;
};

const closed = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  closed.addSubnet(net, bits, 'ipv4');
const open6 = new BlockList();
open6.addSubnet('2000::', 3, 'ipv6');
const closed6 = new BlockList();
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const)
  closed6.addSubnet(net, bits, 'ipv6');

/** Whether an IP address belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !closed.check(address, 'ipv4');
  return isIP(address) === 6 && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6');
}

export const usualOptions: LinkOptions = { patience: 10_000, mayAsk: isPublicAddress };

const mostRedirects = 3;
const unknown = (reason: string): LinkState => ({ state: 'unknown', reason });
const dead = (reason: string): LinkState => ({ state: 'dead', reason });

/** Asks a link, HEAD first and GET where HEAD is refused; at most three redirects, each looked at anew. */
export async function probe(address: string, options: LinkOptions = usualOptions): Promise<LinkState> {
  const deadline = AbortSignal.timeout(options.patience);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  let next = address;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const url = URL.parse(next);
    if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') return unknown('不是普通网页地址');
    const answer = await ask(url, { ...options, signal });
    if ('state' in answer) return answer;
    if (answer.status < 300 || answer.status >= 400 || answer.location === undefined)
      return judged(answer.status);
    const target = URL.parse(answer.location, url);
    if (!target) return dead('跳转到了无效的网址');
    next = target.href;
  }
  return unknown('跳转次数过多');
}

function judged(status: number): LinkState {
  if (status < 400) return { state: 'alive', reason: '' };
  if (status === 404 || status === 410) return dead(`页面不存在（${status}）`);
  if (status >= 500 && status !== 503) return dead(`对方服务器出错（${status}）`);
  return unknown(`对方拒绝自动访问（${status}）`);
}

type Answer = { readonly status: number; readonly location: string | undefined };

async function ask(url: URL, options: LinkOptions): Promise<Answer | LinkState> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = await addressesOf(host);
  if (addresses === null) return dead('网站域名已失效');
  const [address] = addresses;
  if (address === undefined || !addresses.every(options.mayAsk)) return unknown('不是公网地址，未检查');
  try {
    const head = await send(url, address, 'HEAD', options.signal);
    return [403, 405, 501].includes(head.status) || head.status === 404
      ? await send(url, address, 'GET', options.signal)
      : head;
  } catch (error) {
    if (options.signal?.aborted) return dead('长时间没有回应');
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (/^(?:CERT|ERR_TLS|UNABLE_TO|DEPTH_ZERO|SELF_SIGNED)/.test(code)) return dead('网站的安全证书无效');
    return dead('无法连接');
  }
}

async function addressesOf(host: string): Promise<string[] | null> {
  if (isIP(host)) return [host];
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address);
  } catch {
    return null;
  }
}

/** One request to an address that was looked up before; its body is not read. */
function send(url: URL, address: string, method: string, signal?: AbortSignal): Promise<Answer> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method,
        agent: false,
        ...(signal && { signal }),
        headers: { 'user-agent': 'gongkai-link-check', accept: '*/*' },
        lookup: (_host, wanted, done) =>
          wanted.all ? done(null, [{ address, family: isIP(address) }]) : done(null, address, isIP(address)),
      },
      (response) => {
        response.destroy();
        resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
