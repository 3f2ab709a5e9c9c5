/** A gateway for tests that speaks the protocol of docs/sms-gateway.md and keeps what it was handed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ShortMessage } from './index.ts';

export type TestGateway = {
  readonly url: string;
  readonly token: string;
  readonly taken: ShortMessage[];
  /** What it answers from now on; 202 unless told. */
  answer: number;
  readonly close: () => Promise<void>;
};

export async function testGateway(): Promise<TestGateway> {
  const taken: ShortMessage[] = [];
  const token = 'test-token';
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const isKnown = request.headers.authorization === `Bearer ${token}`;
      const message = JSON.parse(Buffer.concat(parts).toString()) as ShortMessage;
      response.statusCode = isKnown ? gateway.answer : 401;
      if (response.statusCode < 300 && !taken.some(({ id }) => id === message.id)) taken.push(message);
      response.end();
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const gateway: TestGateway = {
    ...{ url: `http://127.0.0.1:${port}/send`, token, taken, answer: 202 },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
  return gateway;
}
