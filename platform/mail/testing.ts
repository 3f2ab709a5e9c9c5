/** A mail server for tests: takes every letter and keeps it as its reader would see it. */
import { SMTPServer } from 'smtp-server';
import type { MailOptions } from './index.ts';

export type TakenLetter = { readonly to: string; readonly text: string };

export type TestMailServer = {
  /** What openMail is given. */
  readonly options: MailOptions;
  readonly taken: TakenLetter[];
  readonly close: () => Promise<void>;
};

/** Listens on this machine, in clear. */
export async function testMailServer(): Promise<TestMailServer> {
  const taken: TakenLetter[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const text = plainText(Buffer.concat(parts).toString());
        for (const { address } of session.envelope.rcptTo) taken.push({ to: address, text });
        done();
      });
    },
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  return {
    options: { url: `smtp://127.0.0.1:${port}`, from: '公开台 <zwgk@example.gov.cn>', allowClear: true },
    taken,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The body of a letter without files, in either of the encodings that a text gets. */
function plainText(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString();
  const bytes = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
