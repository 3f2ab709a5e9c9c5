import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test, { after } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { permissionsOfRole, type Role } from '#capabilities/accounts/index.ts';
import type { AnyEndpoint } from '#platform/contract.ts';
import { type Browser, testServer } from '#platform/http/testing.ts';

const server = await testServer();
after(() => server.close());

type Contract = { readonly endpoints?: Readonly<Record<string, AnyEndpoint>> };

/** Every endpoint of every contract there is, found by looking: none can be forgotten. Without routes.ts: not begun. */
async function everyEndpoint(): Promise<AnyEndpoint[]> {
  const files = globSync('capabilities/*/contract*.ts', { cwd: import.meta.dirname })
    .filter((file) => existsSync(join(import.meta.dirname, dirname(file), 'routes.ts')))
    .sort();
  const contracts = await Promise.all(files.map((file) => import(`./${file}`) as Promise<Contract>));
  return contracts.flatMap(({ endpoints }) => Object.values(endpoints ?? {}));
}
const all = await everyEndpoint();
const roles = Object.keys(permissionsOfRole) as Role[];

/** Calls an endpoint with an id nobody has and an empty body: past the door it answers 200, 404 or 422. */
const knock = (browser: Browser | typeof server.visit, { method, path }: AnyEndpoint) =>
  browser(
    path.replace(':step', 'check').replace(/:\w+/g, 'ec1dbc47-6d36-4cd0-a2d8-0a3083ca70a9'),
    method === 'GET' ? {} : { method, json: {} },
  );

test('every endpoint is closed to who lacks its permission and open to who has it', async (t) => {
  for (const role of roles) {
    const person = await server.signIn(role);
    const held: readonly string[] = permissionsOfRole[role];
    for (const endpoint of all) {
      const { access, method, path } = endpoint;
      if (path.startsWith('/api/session') && method !== 'GET') continue;
      const open = typeof access === 'string' || held.includes(access.permission);
      const { status } = await knock(person, endpoint);
      const seen = status === 403 ? 'closed' : 'open';
      assert.equal(seen, open ? 'open' : 'closed', `${role} ${method} ${path}: ${status}`);
      assert.ok(status < 500 && status !== 401, `${role} ${method} ${path}: ${status}`);
    }
  }
  t.diagnostic(`${roles.length} roles × ${all.length} endpoints`);
});

test('without a session every endpoint but the public ones answers 401', async () => {
  for (const endpoint of all) {
    const { status } = await knock(server.visit, endpoint);
    if (endpoint.access === 'public') assert.ok(status < 500 && status !== 401, endpoint.path);
    else assert.equal(status, 401, `${endpoint.method} ${endpoint.path}`);
  }
});

test('every endpoint of every contract is served', async () => {
  assert.ok(all.length > 100, `only ${all.length} endpoints were found`);
  const { paths } = (await (await server.visit('/api/openapi.json')).json()) as {
    paths: Record<string, object>;
  };
  const served = (one: AnyEndpoint) =>
    one.method.toLowerCase() in (paths[one.path.replace(/:(\w+)/g, '{$1}')] ?? {});
  assert.deepEqual(
    all.filter((one) => !served(one)).map(({ method, path }) => `${method} ${path}`),
    [],
  );
});

test('/api/openapi.json is a valid OpenAPI 3.1 document of the whole contract', async () => {
  const response = await server.visit('/api/openapi.json');
  const document = (await response.json()) as { openapi: string };
  assert.equal(document.openapi, '3.1.0');
  const { valid, errors } = await new Validator().validate(structuredClone(document));
  assert.equal(valid, true, JSON.stringify(errors ?? '').slice(0, 500));
});

test('a machine can ask whether the server lives and whether it can work', async () => {
  assert.equal((await server.visit('/healthz')).status, 200);
  assert.equal((await server.visit('/readyz')).status, 200);
  await server.database.pool.query("delete from migrations where name like '0010-%'");
  const missing = await server.visit('/readyz');
  assert.equal(missing.status, 503);
  assert.match(await missing.text(), /0010-accounts\.sql/);
});

const pages = [
  '/',
  '/disclosure',
  '/annual-reports',
  '/report-check',
  '/site-map',
  '/nothing-here',
  '/console/',
];

test('no page of the portal has inline script or style, and each has its policy', async () => {
  for (const path of pages) {
    const response = await server.visit(path);
    const text = await response.text();
    const policy = response.headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'; script-src 'self'; style-src 'self'/, path);
    assert.doesNotMatch(policy, /unsafe/, path);
    assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style\b|\sstyle="|\son\w+="/, path);
  }
});

test('the log of a day has no names, numbers, queries, cookies or whole addresses', async () => {
  const me = await server.signIn('editor');
  const secrets = ['410711199003077777', '张三', '203.0.113.99', 'query-words', me.password, me.csrf()];
  const [identity = '', name = ''] = secrets;
  await me(`/api/staff/${identity}?q=query-words`, { headers: { 'x-forwarded-for': '203.0.113.99' } });
  await server.visit(`/annual-reports/${identity}?name=${encodeURIComponent(name)}`);
  await server.visit('/api/session', { json: { loginName: name, password: me.password } });
  await server.visit('/api/session', {
    method: 'POST',
    body: `{"loginName":"${name}" ${identity}`,
    headers: { 'content-type': 'application/json' },
  });
  const log = server.log.join('');
  for (const secret of [...secrets, me.cookie(), encodeURIComponent(name)])
    assert.equal(log.includes(secret), false, secret);
  assert.match(log, /"address":"203\.0\.113\.\*"/);
  for (const line of server.log) assert.doesNotThrow(() => JSON.parse(line));
});

test('style sheets and modules carry their fingerprint and are kept for a year', async () => {
  const html = await (await server.visit('/')).text();
  const assets = [...html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  assert.ok(assets.length > 0);
  for (const path of assets) {
    const { status, headers } = await server.visit(path, { headers: { 'accept-encoding': 'br' } });
    assert.equal(status, 200, path);
    assert.match(path, /\.[0-9a-f]{12}\.\w+$/);
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
  }
});

test('when not even the frame can be drawn, the visitor still gets a sentence and a number', async () => {
  await server.database.pool.query('alter table organs rename to organs_away');
  const response = await server.visit('/annual-reports/2031');
  const text = await response.text();
  await server.database.pool.query('alter table organs_away rename to organs');
  assert.equal(response.status, 500);
  assert.match(text, /系统出现故障.*编号：[\w-]{8}/s);
  assert.doesNotMatch(text, /organs|relation|at /);
});
