/** Who may call what of disputes, and that nobody sees another organ's. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createOrgan, permissionsOfRole } from '#capabilities/accounts/index.ts';
import type { AnyEndpoint } from '#platform/contract.ts';
import { type Browser, signInEach, type TestServer, testServer } from '#platform/http/testing.ts';
import { isIssues } from '#platform/outcome.ts';
import { createDispute } from './actions.ts';
import { endpoints, type FactsData } from './contract.ts';
import { blankFacts } from './model.ts';

const roles = ['administrator', 'disclosure-clerk', 'reviewer', 'leader', 'editor'] as const;
type RoleName = (typeof roles)[number];
const nobody = '00000000-0000-4000-8000-000000000000';

let server: TestServer;
let browser: (role: RoleName) => Browser;

before(async () => {
  server = await testServer({ now: () => new Date('2024-11-20T02:00:00Z') });
  browser = await signInEach(server, roles);
});
after(() => server.close());

/** What the roles may, as accounts lay it down; the term of the figures is the head's. */
const mayCall = ({ access }: AnyEndpoint): readonly RoleName[] => {
  const { permission } = access as { permission: string };
  return roles.filter((role) => (permissionsOfRole[role] as readonly string[]).includes(permission));
};
const all = Object.entries(endpoints) as unknown as readonly (readonly [string, AnyEndpoint])[];
const addressOf = ({ path }: AnyEndpoint, id: string) =>
  path.replace(':id', id).replace(':year', '2024').replace(':cell', 'disputes.reconsideration.pending');
const call = (who: Browser | TestServer['visit'], endpoint: AnyEndpoint, id: string, json: object = {}) =>
  who(addressOf(endpoint, id), endpoint.method === 'GET' ? {} : { method: endpoint.method, json });

describe('every route, every role', () => {
  for (const [name, endpoint] of all)
    test(`${name}: ${mayCall(endpoint).join(', ')}`, async () => {
      assert.ok(!mayCall(endpoint).includes('editor') && !mayCall(endpoint).includes('administrator'));
      assert.equal((await call(server.visit, endpoint, nobody)).status, 401);
      for (const role of roles) {
        const { status } = await call(browser(role), endpoint, nobody);
        assert.equal(status !== 403, mayCall(endpoint).includes(role), `${role}: ${status}`);
        assert.ok(status < 500, `${role}: ${status}`);
      }
    });
});

describe("another organ's dispute", () => {
  let id = '';
  before(async () => {
    const organ = await createOrgan(server.app, { name: '另一个区教育局' });
    const permissions = new Set<string>(permissionsOfRole['disclosure-clerk']);
    const staff = { id: nobody, organId: organ.id, name: '外单位经办', permissions };
    const facts: FactsData = {
      ...(blankFacts() as FactsData),
      ...{ organ: '凤泉区人民政府', caseNumber: '凤政复〔2024〕9号', matter: '不服不予公开答复' },
      ...{ acceptedOn: '2024-11-11', servedOn: '2024-11-13' },
    };
    const made = await createDispute(server.app, staff, facts);
    assert.ok(!isIssues(made));
    id = made.id;
  });

  test('is in no list, among no duties, in no figure and behind no cell', async () => {
    for (const path of ['/api/disputes', '/api/disputes/duties', '/api/disputes/figures/2024'])
      assert.doesNotMatch(
        await (await browser('leader')(path)).text(),
        new RegExp(`${id}|凤政复〔2024〕9号`),
      );
    const behind = await browser('leader')(
      '/api/disputes/figures/2024/cells/disputes.reconsideration.pending',
    );
    assert.deepEqual(await behind.json(), { rows: [], total: 0 });
  });

  const inputs: Readonly<Record<string, object>> = {
    getDispute: {},
    answer: { revision: 1, on: '2024-11-15' },
    voidDispute: { revision: 1, reason: '登记有误的' },
    reopenRequest: { revision: 1, on: '2024-11-15' },
  };
  for (const [name, json] of Object.entries(inputs))
    test(`takes no step from here: ${name}`, async () => {
      const endpoint = new Map(all).get(name);
      assert.ok(endpoint);
      assert.equal((await call(browser('disclosure-clerk'), endpoint, id, json)).status, 404);
    });
});
