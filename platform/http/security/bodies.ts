/** Taking bodies apart, after a look at how many parts they have: millions of tiny ones cost more than their bytes. */
import type { FastifyInstance } from 'fastify';
import { RefusedError } from '../failures/failures.ts';

/** A batch of reports as JSON has some ten thousand; a file in base64 has none of these characters. */
const mostParts = 300_000;
const mostFields = 1000;

/** Whether the characters stand in the text more than so many times; ends at the first too many. */
export function hasMoreThan(most: number, characters: string, text: string): boolean {
  let left = most;
  for (const character of characters)
    for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
      left -= 1;
      if (left < 0) return true;
    }
  return false;
}

const tooManyParts = () => new RefusedError(413, '提交的内容条目太多，没有接收。请检查内容或拆分后再提交。');

/** JSON as usual; forms, since pages without script send them; plain text is nobody's format here. */
export function acceptBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['text/plain', 'application/json']);
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (hasMoreThan(mostParts, '[{:,', String(body))) done(tooManyParts(), undefined);
    else parse(request, String(body), done);
  });
  fastify.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => {
      if (hasMoreThan(mostFields, '&', String(body))) done(tooManyParts(), undefined);
      else done(null, new URLSearchParams(String(body)));
    },
  );
}

/** Lets bodies of bytes in, on routes that take uploads and nowhere else. */
export function acceptFiles(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (request, body, done) => {
    const takes = request.routeOptions.config.uploadLimit !== undefined;
    if (takes) done(null, body);
    else done(new RefusedError(415, '这个接口不接收文件。'), undefined);
  });
}
