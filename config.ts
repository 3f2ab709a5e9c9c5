/** Every setting, its meaning, checked before anything starts. */
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';

export type Config = {
  /** PORT: where the program listens; 0 lets the system choose. */
  readonly port: number;
  /** HOST: 127.0.0.1 for this machine and a proxy on it; 0.0.0.0 to be reached from others. */
  readonly host: string;
  /** GONGKAI_DATA: where the embedded database and the files live. */
  readonly dataFolder: string;
  /** DATABASE_URL: an existing PostgreSQL (≥ 15) instead of the embedded one. */
  readonly databaseUrl: string | null;
  /** GONGKAI_SAMPLE: whether the sample bureau is loaded into an empty database. */
  readonly sample: boolean;
  /** DB_PREPARE: off for a PgBouncer older than 1.21 in transaction mode. */
  readonly preparedStatements: boolean;
  /** PG_BIN: the programs of another PostgreSQL for the embedded database. */
  readonly postgresBin: string | undefined;
  /** TRUST_PROXY: whose X-Forwarded-For and -Proto are believed: addresses or networks with commas between, or 'none'. */
  readonly trustProxy: readonly string[] | false;
  /** GONGKAI_KEY: the key for personal data, 32 bytes in base64; null for the one kept in GONGKAI_DATA/keys. */
  readonly personalDataKey: string | null;
  /** MAIL_URL, MAIL_FROM: the office's mail server for notices and codes; null sends none. */
  readonly mail: { readonly url: string; readonly from: string } | null;
  /** SMS_URL, SMS_TOKEN: the short message gateway for notices and codes (docs/sms-gateway.md); null sends none. */
  readonly sms: { readonly url: string; readonly token: string } | null;
};

/** A setting that cannot be used; the message names it, in Chinese and English. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
  }
}

const onOrOff = z
  .enum(['on', 'off', 'true', 'false', '1', '0', 'yes', 'no'])
  .transform((word) => ['on', 'true', '1', 'yes'].includes(word));

const Settings = {
  PORT: {
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535),
    fallback: '8080',
    chinese: '应为 0 到 65535 的整数，例如 8080',
    english: 'must be a whole number from 0 to 65535, such as 8080',
  },
  HOST: {
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/),
    fallback: '127.0.0.1',
    chinese: '应为本机的地址或主机名，例如 127.0.0.1 或 0.0.0.0',
    english: 'must be an address or name of this machine, such as 127.0.0.1 or 0.0.0.0',
  },
  GONGKAI_DATA: {
    schema: z.string().refine(canHoldData),
    fallback: './data',
    chinese: '应为一个可以写入的目录，例如 ./data',
    english: 'must be a folder one may write to, such as ./data',
  },
  DATABASE_URL: {
    schema: z.string().refine(isPostgresUrl).nullable(),
    fallback: null,
    chinese: '应为 PostgreSQL 的地址，例如 postgresql://gongkai:口令@10.0.0.5:5432/gongkai',
    english:
      'must be the address of a PostgreSQL, such as postgresql://gongkai:password@10.0.0.5:5432/gongkai',
  },
  GONGKAI_SAMPLE: {
    schema: onOrOff,
    fallback: 'on',
    chinese: '应为 on 或 off',
    english: 'must be on or off',
  },
  DB_PREPARE: {
    schema: onOrOff,
    fallback: 'on',
    chinese: '应为 on 或 off',
    english: 'must be on or off',
  },
  PG_BIN: {
    schema: z.string().optional(),
    fallback: undefined,
    chinese: '应为存放 postgres、initdb 的目录',
    english: 'must be the folder of postgres and initdb',
  },
  TRUST_PROXY: {
    schema: z
      .string()
      .regex(/^[A-Za-z0-9.:/]+(\s*,\s*[A-Za-z0-9.:/]+)*$/)
      .transform((words) => words.split(',').map((word) => word.trim()))
      .refine((words) => words.length === 1 || !words.includes('none'))
      .refine((words) => words.every((word) => ['none', 'loopback'].includes(word) || isNetwork(word)))
      .transform((words) => (words.includes('none') ? (false as const) : words)),
    fallback: 'loopback',
    chinese: '应为反向代理的地址或网段，用逗号隔开，例如 10.0.0.2,10.1.0.0/16；没有代理写 none',
    english: 'must be addresses or networks of proxies, such as 10.0.0.2,10.1.0.0/16, or none',
  },
};

const moreSettings = {
  GONGKAI_KEY: {
    schema: z
      .string()
      .refine((words) => words.split(',').every((word) => Buffer.from(word, 'base64').length === 32))
      .nullable(),
    fallback: null,
    chinese: '应为32字节随机数的 base64（更换密钥时新旧两个用逗号隔开，新的在前）',
    english: 'must be 32 random bytes in base64 (when changing it: the new one, a comma, the old one)',
  },
  MAIL_URL: {
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && ['smtp:', 'smtps:', 'file:'].includes(new URL(text).protocol))
      .nullable(),
    fallback: null,
    chinese:
      '应为邮件服务器的地址，例如 smtps://用户:口令@mail.example.gov.cn:465；试用时可写 file:///一个目录，邮件存成文件',
    english:
      'must be the address of a mail server, such as smtps://user:password@mail.example.gov.cn:465, or file:///a/folder to try out',
  },
  MAIL_FROM: {
    schema: z.string().max(200),
    fallback: '',
    chinese: '应为发件人，例如 凤泉区教体文旅局 <zwgk@example.gov.cn>',
    english: 'must be the sender of mail',
  },
  SMS_URL: {
    schema: z
      .string()
      .refine((text) => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol))
      .nullable(),
    fallback: null,
    chinese: '应为短信网关的网址，例如 https://sms.example.gov.cn/send',
    english: 'must be the address of the short message gateway',
  },
  SMS_TOKEN: {
    schema: z.string().max(500),
    fallback: '',
    chinese: '应为短信网关的访问令牌',
    english: 'must be the token of the short message gateway',
  },
};

const allSettings = { ...Settings, ...moreSettings };

/** Secrets are not repeated in messages that may land in a log. */
const SECRET = new Set(['DATABASE_URL', 'GONGKAI_KEY', 'MAIL_URL', 'SMS_TOKEN']);

/**
 * Reads the settings; an empty one counts as not given. Throws ConfigError naming every setting that is wrong.
 * A path is taken from the folder the command was given in.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const read = <Output>(name: keyof typeof allSettings, schema: z.ZodType<Output>): Output | undefined => {
    const { fallback, chinese, english } = allSettings[name];
    const given = env[name]?.trim();
    const result = schema.safeParse(given === undefined || given === '' ? fallback : given);
    if (result.success) return result.data;
    const shown = SECRET.has(name) ? '' : `（现为“${given}”）`;
    problems.push(`设置 ${name} ${chinese}${shown}。 ${name} ${english}.`);
    return undefined;
  };
  const port = read('PORT', Settings.PORT.schema);
  const host = read('HOST', Settings.HOST.schema);
  const dataFolder = read('GONGKAI_DATA', Settings.GONGKAI_DATA.schema);
  const databaseUrl = read('DATABASE_URL', Settings.DATABASE_URL.schema);
  const sample = read('GONGKAI_SAMPLE', Settings.GONGKAI_SAMPLE.schema);
  const preparedStatements = read('DB_PREPARE', Settings.DB_PREPARE.schema);
  const postgresBin = read('PG_BIN', Settings.PG_BIN.schema);
  const trustProxy = read('TRUST_PROXY', Settings.TRUST_PROXY.schema);
  const notices = readNotices(read);
  const personalDataKey = read('GONGKAI_KEY', moreSettings.GONGKAI_KEY.schema);
  const complete =
    port !== undefined &&
    host &&
    dataFolder &&
    databaseUrl !== undefined &&
    sample !== undefined &&
    preparedStatements !== undefined &&
    trustProxy !== undefined &&
    personalDataKey !== undefined;
  if (problems.length > 0 || !complete) throw new ConfigError(problems);
  return {
    port,
    host,
    dataFolder: resolve(dataFolder),
    databaseUrl,
    sample,
    preparedStatements,
    postgresBin,
    trustProxy,
    personalDataKey,
    ...notices,
  };
}

type Read = <Output>(name: keyof typeof moreSettings, schema: z.ZodType<Output>) => Output | undefined;

/** Where notices to applicants go. */
function readNotices(read: Read): Pick<Config, 'mail' | 'sms'> {
  const mailUrl = read('MAIL_URL', moreSettings.MAIL_URL.schema) ?? null;
  const from = read('MAIL_FROM', moreSettings.MAIL_FROM.schema) ?? '';
  const smsUrl = read('SMS_URL', moreSettings.SMS_URL.schema) ?? null;
  const token = read('SMS_TOKEN', moreSettings.SMS_TOKEN.schema) ?? '';
  return {
    mail: mailUrl === null ? null : { url: mailUrl, from },
    sms: smsUrl === null ? null : { url: smsUrl, token },
  };
}

/** '10.0.0.2' or '10.1.0.0/16'. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const longest = isIP(address) === 6 ? 128 : 32;
  const fits = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= longest);
  return isIP(address) > 0 && fits && more.length === 0;
}

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  return ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}

/** Whether this is, or can be made, a folder to write to. */
function canHoldData(path: string): boolean {
  let nearest = resolve(path);
  while (!existsSync(nearest)) nearest = dirname(nearest);
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
    return statSync(nearest).isDirectory();
  } catch {
    return false;
  }
}
