/**
 * Large bodies are held in memory while they are read, so only so much is let in at the same time; who comes when it is
 * full is asked to try again, instead of everybody running out of memory.
 */
import type { Socket } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RefusedError } from '../failures/failures.ts';
import { countedAddress } from './address.ts';

type Upload = {
  readonly address: string;
  readonly announced: number;
  readonly socket: Socket;
  /** What the socket had read when the upload began. */
  readonly from: number;
};

/** What has really come of it: an announcement alone takes no memory, and must not keep others out. */
const arrived = ({ announced, socket, from }: Upload): number => Math.min(announced, socket.bytesRead - from);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** An upload that stands still for so long is broken off. */
const longestPause = 30_000;

/**
 * Lets an upload in when it fits beside what has arrived, when its address has not announced more than `capacity`
 * bytes (so one visitor cannot hold all the room by sending slowly), and when all together have not announced four
 * times as much. Throws 503 otherwise.
 */
export function uploadGate(capacity: number): (request: FastifyRequest, reply: FastifyReply) => void {
  const uploads = new Set<Upload>();
  return (request, reply) => {
    if (request.routeOptions.config.uploadLimit === undefined) return;
    const length = Number(request.headers['content-length'] ?? 0);
    const announced = Math.min(capacity, length > 0 ? length : (request.routeOptions.bodyLimit ?? capacity));
    const { socket } = request.raw;
    const upload = { address: countedAddress(request.ip), announced, socket, from: socket.bytesRead };
    const all = [...uploads, upload];
    const own = all.filter(({ address }) => address === upload.address);
    const isFull =
      sum([...uploads].map(arrived)) + announced > capacity ||
      sum(own.map((one) => one.announced)) > capacity ||
      sum(all.map((one) => one.announced)) > 4 * capacity;
    if (isFull)
      throw new RefusedError(503, '现在正在处理的文件较多，请稍等几秒再上传。', { 'retry-after': '5' });
    uploads.add(upload);
    reply.raw.once('close', () => uploads.delete(upload));
    socket.setTimeout(longestPause);
    request.raw.once('end', () => socket.setTimeout(0));
  };
}
