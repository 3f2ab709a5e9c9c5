/** Puts the protecting headers on an answer, whatever it will be. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { securityHeaders, surfaceOf } from './headers.ts';

export function protect(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const surface = surfaceOf(request.url);
  reply.headers(securityHeaders(surface, request.protocol === 'https')).header('x-request-id', request.id);
  return surface === 'api' ? reply.header('cache-control', 'no-store') : reply;
}
