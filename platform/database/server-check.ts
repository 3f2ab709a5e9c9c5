/** What a PostgreSQL must be for us to use it. */
import type pg from 'pg';
import { DatabaseError } from './database-error.ts';

const OLDEST = 15;

/**
 * Refuses, with a sentence, a server we cannot work on: older than 15; not UTF-8; or with a character type under
 * which Chinese has no letters (then pg_trgm finds nothing in Chinese text, silently).
 */
export async function checkServer(pool: pg.Pool): Promise<void> {
  const facts = await askFacts(pool);
  const major = Math.floor(facts.version / 10_000);
  if (major < OLDEST) {
    throw new DatabaseError(
      `DATABASE_URL 所指的 PostgreSQL 版本是 ${major}，需要 ${OLDEST} 或更高版本。`,
      `DATABASE_URL points to PostgreSQL ${major}; ${OLDEST} or newer is needed.`,
    );
  }
  if (facts.encoding !== 'UTF8') {
    throw new DatabaseError(
      `数据库 ${facts.name} 的编码是 ${facts.encoding}，需要 UTF8。请重新建库：CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0。`,
      `Database ${facts.name} is encoded in ${facts.encoding}; create one with ENCODING 'UTF8' TEMPLATE template0.`,
    );
  }
  if (facts.trigrams === 0) {
    throw new DatabaseError(
      `数据库 ${facts.name} 的 lc_ctype 是 ${facts.ctype}，不能识别汉字。请重新建库：CREATE DATABASE … LC_CTYPE 'C.UTF-8' LC_COLLATE 'C' TEMPLATE template0。`,
      `Database ${facts.name} has lc_ctype ${facts.ctype}, under which Chinese has no letters; create one with LC_CTYPE 'C.UTF-8' LC_COLLATE 'C' TEMPLATE template0.`,
    );
  }
}

type Facts = { version: number; name: string; encoding: string; ctype: string; trigrams: number };

async function askFacts(pool: pg.Pool): Promise<Facts> {
  try {
    const { rows } = await pool.query<Facts>(
      `SELECT current_setting('server_version_num')::int AS version, datname AS name,
              pg_encoding_to_char(encoding) AS encoding, datctype AS ctype,
              ('预算公开' ~ '^[[:alpha:]]+$')::int AS trigrams
         FROM pg_database WHERE datname = current_database()`,
    );
    const [facts] = rows;
    if (!facts) throw new Error('pg_database has no row for the current database');
    return facts;
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new DatabaseError(
      `连接不上数据库，请检查 DATABASE_URL 的地址、账户和口令，以及数据库是否已启动（${reason}）。`,
      `The database cannot be reached: ${reason}. Check the address, account and password in DATABASE_URL.`,
    );
  }
}
