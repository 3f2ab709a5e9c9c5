/** Whom to believe about the way a request took to us: proxies of our own, and nobody else. */
import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';

export type Proxies = {
  /** Whether a proxy of ours has this address. */
  readonly trusts: (address: string, hop: number) => boolean;
  /** Whether the visitor came by https, to us or to the proxy in front. */
  readonly isSecure: (request: IncomingMessage) => boolean;
  /** The visitor's own address: the nearest one that is no proxy of ours. */
  readonly addressOf: (request: IncomingMessage) => string;
};

/** Proxies by address, network or 'loopback'; false for none. The framework reads a request the same way. */
export function proxiesFrom(setting: readonly string[] | false): Proxies {
  const trusts = setting === false ? () => false : proxyAddress.compile([...setting]);
  const isSecure = ({ headers, socket }: IncomingMessage): boolean => {
    const told = headers['x-forwarded-proto'];
    if (told !== undefined && trusts(socket.remoteAddress ?? '', 0))
      return String(told).split(',').at(-1)?.trim() === 'https';
    return 'encrypted' in socket && socket.encrypted === true;
  };
  return { trusts, isSecure, addressOf: (request) => proxyAddress(request, trusts) };
}
