/**
 * Sending mail through the office's own SMTP server. Nothing else in the program knows how; a message is plain text
 * with files, so that it reads the same in every mailbox.
 */
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTransport } from 'nodemailer';

export type Letter = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly files?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
};

export type Mail = {
  /** Hands the letter to the mail server; throws MailError when it is not taken. */
  readonly send: (letter: Letter) => Promise<void>;
  readonly close: () => void;
};

/** A letter that was not taken. `isLasting`: trying again will not help (the address does not exist). */
export class MailError extends Error {
  readonly isLasting: boolean;
  constructor(message: string, isLasting: boolean, cause: unknown) {
    super(message, { cause });
    this.name = 'MailError';
    this.isLasting = isLasting;
  }
}

export type MailOptions = {
  /**
   * smtp://user:password@host:587 (STARTTLS) or smtps://user:password@host:465; file:///a/folder for trying out: each
   * letter becomes a file there and goes nowhere.
   */
  readonly url: string;
  /** 「凤泉区教体文旅局 <zwgk@example.gov.cn>」 */
  readonly from: string;
  /** Send in clear where the server offers no TLS; for a server on this machine only. */
  readonly allowClear?: boolean;
};

const patience = 20_000;

/** Opens a pool of connections to the mail server; connects when the first letter is sent. */
export function openMail({ url, from, allowClear = false }: MailOptions): Mail {
  if (url.startsWith('file:')) return mailFolder(fileURLToPath(url), from);
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    pool: true,
    host: hostname,
    port: Number(port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !allowClear,
    ignoreTLS: allowClear,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ to, subject, text, files = [] }) => {
      const attachments = files.map(({ name, bytes }) => ({ filename: name, content: Buffer.from(bytes) }));
      try {
        await transport.sendMail({ from, to, subject, text, attachments });
      } catch (error) {
        throw refusal(error);
      }
    },
    close: () => transport.close(),
  };
}

/** A folder in place of a mail server, read with any editor. */
function mailFolder(folder: string, from: string): Mail {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    send: async ({ to, subject, text }) => {
      const name = `${new Date().toISOString().replaceAll(':', '-')}-${randomUUID().slice(0, 8)}.txt`;
      const content = `发件人：${from}\n收件人：${to}\n主题：${subject}\n\n${text}\n`;
      writeFileSync(join(folder, name), content, { mode: 0o600 });
    },
    close: () => undefined,
  };
}

/** SMTP says 5xx for what will never work and 4xx for what may later (RFC 5321, 4.2.1). */
function refusal(error: unknown): MailError {
  const code = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  if (code >= 500) return new MailError('邮件服务器拒收了这封邮件，请检查收件地址和发件账号。', true, error);
  return new MailError('邮件暂时没有发出，请检查邮件服务器的设置和网络，稍后会再试。', false, error);
}
