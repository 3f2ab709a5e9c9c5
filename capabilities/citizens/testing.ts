/** A citizen's browser without script for tests: keeps cookies, sends forms, waits for the code in the mail. */
import assert from 'node:assert/strict';
import type { TestServer } from '#platform/http/testing.ts';
import type { TestMailServer } from '#platform/mail/testing.ts';

type Values = Readonly<Record<string, string>>;

export type Phone = {
  readonly cookies: Map<string, string>;
  readonly get: (path: string) => Promise<Response>;
  readonly post: (path: string, values: Values) => Promise<Response>;
};

/** A browser with nothing in it. */
export function phone(server: Pick<TestServer, 'visit'>): Phone {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: { method?: string; body?: FormData } = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await server.visit(path, { ...init, headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/Max-Age=0/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    get: (path) => ask(path),
    post: (path, values) => {
      const body = new FormData();
      for (const [field, value] of Object.entries(values)) body.append(field, value);
      return ask(path, { method: 'POST', body });
    },
  };
}

/** The next message to an address that was not read yet; waits up to ten seconds. */
export async function nextMessage({ taken }: Pick<TestMailServer, 'taken'>, to: string): Promise<string> {
  for (let tries = 0; tries < 500; tries += 1) {
    const at = taken.findIndex((letter) => letter.to === to);
    const [letter] = at < 0 ? [] : taken.splice(at, 1);
    if (letter) return letter.text;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error(`No message came to ${to}`);
}

export async function nextCode(mail: Pick<TestMailServer, 'taken'>, to: string): Promise<string> {
  const [, code] = /验证码 (\d{6})/.exec(await nextMessage(mail, to)) ?? [];
  assert.ok(code, `a code for ${to}`);
  return code;
}

export const password = '春天的小河 flows 42';

/** Registers as a citizen would, and stays signed in. */
export async function registeredPhone(
  server: Pick<TestServer, 'visit'>,
  mail: Pick<TestMailServer, 'taken'>,
  address: string,
  name = '',
): Promise<Phone> {
  const own = phone(server);
  const asked = await own.post('/account/new', { address, name, password, agrees: 'yes' });
  assert.equal(asked.headers.get('location'), '/account/code', await asked.text());
  const entered = await own.post('/account/code', { code: await nextCode(mail, address) });
  assert.equal(entered.headers.get('location'), '/account?done=registered', await entered.text());
  return own;
}
