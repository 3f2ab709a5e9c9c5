/** All SQL of organs and staff. Rows never leave this file. */
import type { Insertable, Selectable, Updateable } from 'kysely';
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { Organ, Role, StaffRecord } from './model.ts';

type OrganTable = {
  id: string;
  name: string;
  short_name: string;
  site_name: string;
  site_domain: string;
  site_id_code: string;
  icp: string;
  police_record: string;
  address: string;
  postcode: string;
  phone: string;
  fax: string;
  email: string;
  office_hours: string;
  disclosure_office: string;
  error_report_url: string;
  created_at: Date;
};

type StaffTable = {
  organ_id: string;
  id: string;
  login_name: string;
  name: string;
  active: boolean;
  password_hash: string;
  must_change_password: boolean;
  two_step_sealed: Buffer | null;
  two_step_confirmed_at: Date | null;
  two_step_last_step: string | number;
  last_sign_in_at: Date | null;
  created_at: Date;
};

type Tables = {
  organs: OrganTable;
  staff: StaffTable;
  staff_roles: { organ_id: string; staff_id: string; role: Role };
  login_names: { login_name: string; organ_id: string; staff_id: string };
};

const tables = (app: App) => app.database.withTables<Tables>();

const toOrgan = (row: Selectable<OrganTable>): Organ => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  siteName: row.site_name,
  siteDomain: row.site_domain,
  siteIdCode: row.site_id_code,
  icp: row.icp,
  policeRecord: row.police_record,
  address: row.address,
  postcode: row.postcode,
  phone: row.phone,
  fax: row.fax,
  email: row.email,
  officeHours: row.office_hours,
  disclosureOffice: row.disclosure_office,
  errorReportUrl: row.error_report_url,
});

const fromOrgan = (organ: Organ): Omit<Insertable<OrganTable>, 'created_at'> => ({
  id: organ.id,
  name: organ.name,
  short_name: organ.shortName,
  site_name: organ.siteName,
  site_domain: organ.siteDomain,
  site_id_code: organ.siteIdCode,
  icp: organ.icp,
  police_record: organ.policeRecord,
  address: organ.address,
  postcode: organ.postcode,
  phone: organ.phone,
  fax: organ.fax,
  email: organ.email,
  office_hours: organ.officeHours,
  disclosure_office: organ.disclosureOffice,
  error_report_url: organ.errorReportUrl,
});

/** The oldest organ: the one whose portal this is. */
export async function findPortalOrgan(app: App): Promise<Organ | null> {
  const row = await tables(app)
    .selectFrom('organs')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst();
  return row ? toOrgan(row) : null;
}

export async function findOrgan(app: App, id: string): Promise<Organ | null> {
  const row = await tables(app).selectFrom('organs').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? toOrgan(row) : null;
}

export async function findOrganIds(app: App): Promise<string[]> {
  const rows = await tables(app).selectFrom('organs').select('id').orderBy('id').execute();
  return rows.map(({ id }) => id);
}

/** Every organ that has this full or short name. */
export async function findOrgansByName(app: App, name: string): Promise<Organ[]> {
  const rows = await tables(app)
    .selectFrom('organs')
    .selectAll()
    .where((where) => where.or([where('name', '=', name), where('short_name', '=', name)]))
    .execute();
  return rows.map(toOrgan);
}

/** Holds the organ until the transaction ends, so that decisions over all its staff stay true. */
export async function lockOrgan(app: App, id: string): Promise<void> {
  await tables(app).selectFrom('organs').select('id').where('id', '=', id).forUpdate().execute();
}

export async function insertOrgan(app: App, organ: Organ): Promise<void> {
  await tables(app)
    .insertInto('organs')
    .values({ ...fromOrgan(organ), created_at: app.now() })
    .execute();
}

export async function updateOrgan(app: App, organ: Organ): Promise<void> {
  const { id, ...facts } = fromOrgan(organ);
  await tables(app).updateTable('organs').set(facts).where('id', '=', id).execute();
}

const withRoles = (app: App) =>
  tables(app)
    .selectFrom('staff')
    .selectAll('staff')
    .select((from) =>
      from
        .selectFrom('staff_roles')
        .whereRef('staff_roles.organ_id', '=', 'staff.organ_id')
        .whereRef('staff_roles.staff_id', '=', 'staff.id')
        .select(sql<Role[]>`coalesce(array_agg(role order by role), '{}')`.as('roles'))
        .as('roles'),
    );

const toStaff = ({ roles, ...row }: Selectable<StaffTable> & { roles: Role[] | null }): StaffRecord => ({
  organId: row.organ_id,
  id: row.id,
  loginName: row.login_name,
  name: row.name,
  active: row.active,
  passwordHash: row.password_hash,
  mustChangePassword: row.must_change_password,
  twoStepSecret: row.two_step_sealed,
  twoStepConfirmedAt: row.two_step_confirmed_at,
  twoStepLastStep: Number(row.two_step_last_step),
  lastSignInAt: row.last_sign_in_at,
  createdAt: row.created_at,
  roles: roles ?? [],
});

export async function findStaff(app: App, organId: string, id: string): Promise<StaffRecord | null> {
  const row = await withRoles(app)
    .where('staff.organ_id', '=', organId)
    .where('staff.id', '=', id)
    .executeTakeFirst();
  return row ? toStaff(row) : null;
}

export async function findAllStaff(app: App, organId: string): Promise<StaffRecord[]> {
  const rows = await withRoles(app)
    .where('staff.organ_id', '=', organId)
    .orderBy('staff.created_at')
    .orderBy('staff.id')
    .execute();
  return rows.map(toStaff);
}

export async function findStaffByLoginName(app: App, loginName: string): Promise<StaffRecord | null> {
  const owner = await tables(app)
    .selectFrom('login_names')
    .select(['organ_id', 'staff_id'])
    .where('login_name', '=', loginName)
    .executeTakeFirst();
  return owner ? findStaff(app, owner.organ_id, owner.staff_id) : null;
}

/** Writes a new person; false when the login name is taken, and then nothing is written. */
export async function insertStaff(app: App, staff: StaffRecord): Promise<boolean> {
  const taken = await tables(app)
    .selectFrom('login_names')
    .select('login_name')
    .where('login_name', '=', staff.loginName)
    .executeTakeFirst();
  if (taken) return false;
  await tables(app)
    .insertInto('staff')
    .values({
      organ_id: staff.organId,
      id: staff.id,
      login_name: staff.loginName,
      name: staff.name,
      active: staff.active,
      password_hash: staff.passwordHash,
      must_change_password: staff.mustChangePassword,
      two_step_sealed: null,
      two_step_confirmed_at: null,
      two_step_last_step: 0,
      last_sign_in_at: null,
      created_at: staff.createdAt,
    })
    .execute();
  const claimed = { login_name: staff.loginName, organ_id: staff.organId, staff_id: staff.id };
  await tables(app).insertInto('login_names').values(claimed).execute();
  await replaceRoles(app, staff);
  return true;
}

async function replaceRoles(app: App, { organId, id, roles }: StaffRecord): Promise<void> {
  await tables(app)
    .deleteFrom('staff_roles')
    .where('organ_id', '=', organId)
    .where('staff_id', '=', id)
    .execute();
  const rows = roles.map((role) => ({ organ_id: organId, staff_id: id, role }));
  if (rows.length > 0) await tables(app).insertInto('staff_roles').values(rows).execute();
}

/** Writes back everything of a person that may change. */
export async function updateStaff(app: App, staff: StaffRecord): Promise<void> {
  const row: Updateable<StaffTable> = {
    name: staff.name,
    active: staff.active,
    password_hash: staff.passwordHash,
    must_change_password: staff.mustChangePassword,
    two_step_sealed: staff.twoStepSecret,
    two_step_confirmed_at: staff.twoStepConfirmedAt,
    two_step_last_step: staff.twoStepLastStep,
    last_sign_in_at: staff.lastSignInAt,
  };
  await tables(app)
    .updateTable('staff')
    .set(row)
    .where('organ_id', '=', staff.organId)
    .where('id', '=', staff.id)
    .execute();
  await replaceRoles(app, staff);
}
