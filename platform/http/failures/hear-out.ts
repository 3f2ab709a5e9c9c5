/** Letting a visitor finish speaking before the door is closed on them. */
import type { FastifyReply, FastifyRequest } from 'fastify';

const patience = 5_000;

/**
 * When the connection will be closed after this answer, whatever is still being sent would meet a closed socket, and
 * the visitor would see a broken connection instead of our sentence. So the rest is thrown away, for five seconds at most.
 * (Connections that stay open are drained by Node itself.)
 */
export async function hearOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const body = request.raw;
  const isClosing = request.headers.connection === 'close' || reply.getHeader('connection') === 'close';
  if (body.complete || body.destroyed || !(isClosing || request.raw.httpVersion === '1.0')) return;
  await new Promise<void>((done) => {
    const timer = setTimeout(done, patience);
    const finish = () => {
      clearTimeout(timer);
      done();
    };
    for (const event of ['end', 'close', 'error'] as const) body.once(event, finish);
    body.unpipe();
    body.on('data', () => {});
    body.resume();
  });
}
