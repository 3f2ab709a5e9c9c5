/** How often one address may call and how much it may send. What is taken in at the same time: upload-gate.ts. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { RefusedError } from '../failures/failures.ts';
import { countedAddress } from './address.ts';

/** 'none': pages and assets, cheap by design and limited by the proxy in front where there is one. */
export type RateClass = 'none' | 'general' | 'upload' | 'sign-in';
export type Rate = { readonly calls: number; readonly seconds: number };
export type Rates = Readonly<Record<Exclude<RateClass, 'none'>, Rate>>;

export const usualRates: Rates = {
  general: { calls: 1200, seconds: 60 },
  upload: { calls: 240, seconds: 60 },
  'sign-in': { calls: 30, seconds: 60 },
};

const sentences: Readonly<Record<Exclude<RateClass, 'none'>, string>> = {
  general: '访问过于频繁',
  upload: '上传过于频繁',
  'sign-in': '登录尝试过于频繁',
};

/** Checks a request against its class; throws 429 with the seconds to wait. Counts live in this process. */
export function rateLimits(
  fastify: FastifyInstance,
  rates: Rates,
): (request: FastifyRequest) => Promise<void> {
  const limiter = (name: Exclude<RateClass, 'none'>) =>
    fastify.createRateLimit({
      max: rates[name].calls,
      timeWindow: rates[name].seconds * 1000,
      keyGenerator: (request: FastifyRequest) => `${name} ${countedAddress(request.ip)}`,
    });
  const limiters = { general: limiter('general'), upload: limiter('upload'), 'sign-in': limiter('sign-in') };
  return async (request) => {
    const name = request.routeOptions.config.rate ?? 'none';
    if (name === 'none') return;
    const outcome = await limiters[name](request);
    if (outcome.isAllowed || !outcome.isExceeded) return;
    const wait = Math.max(1, outcome.ttlInSeconds);
    throw new RefusedError(429, `${sentences[name]}，请在${wait}秒后再试。`, { 'retry-after': String(wait) });
  };
}

/** 「50 MB」 */
const megabytes = (bytes: number): string => `${Math.floor(bytes / 1048576)} MB`;

/** Refuses a body by its announced length before a byte of it is read; the rest is counted while it is read. */
export function refuseOversized(request: FastifyRequest): void {
  const announced = Number(request.headers['content-length'] ?? 0);
  const limit = request.routeOptions.bodyLimit;
  if (limit === undefined || announced <= limit) return;
  throw new RefusedError(
    413,
    `提交的内容有 ${megabytes(announced)}，超过了上限 ${megabytes(request.routeOptions.config.uploadLimit ?? limit)}，没有接收。请压缩或拆分后再上传。`,
  );
}
