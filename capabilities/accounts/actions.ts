/** The organ, and accounts made without a screen. Signing in, own account and staff: actions-….ts. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError } from '#platform/outcome.ts';
import { createStaff, type HandedOut } from './actions-staff.ts';
import { endpoints, Role, roleLabels } from './contract.ts';
import type { Organ } from './model.ts';
import {
  findOrgan,
  findOrganIds,
  findOrgansByName,
  findPortalOrgan,
  insertOrgan,
  lockOrgan,
  updateOrgan,
} from './store.ts';

/** The organ with this id, or null. */
export const organById = findOrgan;

/** The ids of all organs. */
export const organIds = findOrganIds;

/** The organ whose portal this is: the first that was made. Throws NotFoundError on an empty database. */
export async function portalOrgan(app: App): Promise<Organ> {
  const organ = await findPortalOrgan(app);
  if (!organ)
    throw new NotFoundError('本站还没有设置主办单位，请在服务器上运行 ./gongkai start 完成初始化。');
  return organ;
}

const noFacts: Omit<Organ, 'id' | 'name' | 'shortName' | 'siteName'> = {
  siteDomain: '',
  siteIdCode: '',
  icp: '',
  policeRecord: '',
  address: '',
  postcode: '',
  phone: '',
  fax: '',
  email: '',
  officeHours: '',
  disclosureOffice: '',
  errorReportUrl: '',
};

/** Makes an organ; what is not given stays blank. */
export const createOrgan = (
  app: App,
  facts: Partial<Omit<Organ, 'id'>> & { readonly name: string },
): Promise<Organ> =>
  transaction(app, async (inside) => {
    const organ = { ...noFacts, shortName: facts.name, siteName: facts.name, ...facts, id: randomUUID() };
    await insertOrgan(inside, organ);
    const subject = { kind: 'organ', id: organ.id };
    await journal(inside, { organId: organ.id, subject, event: 'organ-created', by: 'system' });
    return organ;
  });

/** The organ of the signed-in person. */
export async function getOrgan(app: App, staff: Staff): Promise<Organ> {
  const organ = await findOrgan(app, staff.organId);
  if (!organ) throw new NotFoundError();
  return organ;
}

type Facts = { readonly [K in keyof Omit<Organ, 'id'>]?: string | undefined };

/** 修改本单位基本信息; what is left out stays. The journal keeps which facts changed, from what to what. */
export const changeOrgan = (app: App, staff: Staff, facts: Facts): Promise<Organ> =>
  transaction(app, async (inside) => {
    await lockOrgan(inside, staff.organId);
    const before = await getOrgan(inside, staff);
    const given = Object.entries(facts).filter(([, value]) => value !== undefined);
    const after: Organ = { ...before, ...Object.fromEntries(given), id: before.id };
    const changed = given.filter(([name, value]) => before[name as keyof Organ] !== value);
    if (changed.length === 0) return before;
    await updateOrgan(inside, after);
    const detail = Object.fromEntries(
      changed.map(([name, value]) => [name, { from: before[name as keyof Organ], to: value ?? '' }]),
    );
    const subject = { kind: 'organ', id: before.id };
    await journal(inside, { organId: before.id, subject, event: 'organ-changed', by: staff, detail });
    return after;
  });

export type NewUser = {
  readonly loginName: string;
  /** The name on screen; the login name when left out. */
  readonly name?: string | undefined;
  readonly roles: readonly string[];
  /** Full or short name of the organ; may be left out when the program serves one. */
  readonly organ?: string | undefined;
};

/** `./gongkai user add`: an account with a password to hand out. Issues name the argument and what is allowed. */
export async function addUser(app: App, wish: NewUser): Promise<Issues | HandedOut> {
  const input = endpoints.createStaff.input?.safeParse({
    loginName: wish.loginName,
    name: wish.name ?? wish.loginName,
    roles: [...wish.roles],
  });
  if (!input?.success) {
    const problems = input?.error.issues ?? [];
    const rolesHint = `岗位应是：${Role.options.map((role) => `${role}（${roleLabels[role].label}）`).join('、')}`;
    return {
      issues: problems.map(({ path, message }) => ({
        field: String(path[0] ?? ''),
        message: path[0] === 'roles' ? rolesHint : message,
      })),
    };
  }
  const organ = await organNamed(app, wish.organ);
  if (!organ) return { issues: [{ field: 'organ', message: `没有名为“${wish.organ}”的单位。` }] };
  return createStaff(app, 'system', organ.id, input.data);
}

async function organNamed(app: App, name: string | undefined): Promise<Organ | undefined> {
  if (name === undefined) return portalOrgan(app);
  const found = await findOrgansByName(app, name);
  return found.length === 1 ? found[0] : undefined;
}
