/** What an empty database is given: the organ with its sections, its first administrator, the sample bureau if wished. */
import {
  createOrgan,
  createStaff,
  type Organ,
  permissionsOf,
  portalOrgan,
  type Role,
} from '#capabilities/accounts/index.ts';
import { publishSample } from '#capabilities/annual-report/index.ts';
import { sampleRequests } from '#capabilities/disclosure-requests/index.ts';
import { sampleDisputes } from '#capabilities/disputes/index.ts';
import { beginPublishing, publishSampleNow, publishSampleYear } from '#capabilities/publishing/index.ts';
import type { App, Staff } from '#platform/app.ts';
import { appAt, transaction } from '#platform/database/index.ts';
import { isIssues, NotFoundError } from '#platform/outcome.ts';

export type Administrator = { readonly loginName: string; readonly password: string };

/** The sample bureau; what its report does not say is left blank rather than made up. */
const sampleOrgan = {
  name: '凤泉区教育体育和文化旅游局',
  shortName: '区教体文旅局',
  siteName: '凤泉区教育体育和文化旅游局（示例）',
} as const;

const newOrgan = { name: '（请在工作台填写单位名称）' } as const;

const samplePeople = [
  ['clerk', 'jingban', '示例经办人', 'disclosure-clerk'],
  ['editor', 'bianji', '示例编辑', 'editor'],
  ['reviewer', 'jiaohe', '示例校核人', 'reviewer'],
  ['second', 'fuhe', '示例复审人', 'reviewer'],
  ['leader', 'fuze', '示例负责人', 'leader'],
] as const;

/** In the sample the administrator may try everything; elsewhere the administrator only administers. */
const trialRoles: readonly Role[] = [
  ...([
    'administrator',
    'disclosure-clerk',
    'editor',
    'reviewer',
    'proofreader',
    'leader',
    'superior',
  ] as const),
];

async function person(app: App, organ: Organ, loginName: string, name: string, roles: readonly Role[]) {
  const made = await createStaff(app, organ.id, { loginName, name, roles: [...roles] });
  if (isIssues(made)) throw new Error(made.issues.map((issue) => issue.message).join(' '));
  const staff: Staff = { id: made.staff.id, organId: organ.id, name, permissions: permissionsOf(roles) };
  return { staff, password: made.oneTimePassword };
}

/** Returns the first administrator with the password to show once, or null when the database was not empty. */
export async function firstRun(app: App, wish: { readonly sample: boolean }): Promise<Administrator | null> {
  if (await hasOrgan(app)) return null;
  return transaction(app, async (app) => {
    const organ = await createOrgan(app, wish.sample ? sampleOrgan : newOrgan);
    const roles: readonly Role[] = wish.sample ? trialRoles : ['administrator'];
    const { password } = await person(app, organ, 'admin', '系统管理员', roles);
    await beginPublishing(app, organ);
    if (wish.sample) await fillSample(app, organ);
    return { loginName: 'admin', password };
  });
}

async function hasOrgan(app: App): Promise<boolean> {
  try {
    await portalOrgan(app);
    return true;
  } catch (error) {
    if (error instanceof NotFoundError) return false;
    throw error;
  }
}

async function fillSample(app: App, organ: Organ): Promise<void> {
  const people: Record<string, Staff> = {};
  for (const [part, loginName, name, role] of samplePeople) {
    people[part] = (await person(app, organ, loginName, name, [role])).staff;
  }
  const { clerk, editor, reviewer, second, leader } = people;
  if (!clerk || !editor || !reviewer || !second || !leader) throw new Error('The sample lacks a person');
  const publishers = { editor, first: reviewer, second, leader };
  await publishSampleYear(app, publishers);
  await handleSampleCases(app, { clerk, reviewer, leader });
  // Its counts and table 二 come from what was published and from the registers.
  await publishSample(app, organ.name, { clerk, reviewer, leader });
  await publishSampleNow(app, publishers);
}

/**
 * The requests and disputes of 2025 and of these days, step by step in the order of time. What would lie in the future
 * of a clock that is behind has not happened.
 */
async function handleSampleCases(
  app: App,
  people: { readonly clerk: Staff; readonly reviewer: Staff; readonly leader: Staff },
): Promise<void> {
  const now = app.now();
  const requests = sampleRequests(people, app.today());
  const steps = [...requests.steps, ...sampleDisputes(people, requests, app.today())];
  for (const { at, take } of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime()))
    if (at <= now) await take(appAt(app, at));
}
