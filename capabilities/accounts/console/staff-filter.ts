/** Which people of the list are shown; pure. */
import type { RoleName, StaffRowData } from '../contract.ts';

export type StaffFilter = {
  readonly text: string;
  readonly role: RoleName | null;
  readonly state: 'active' | 'inactive' | 'all';
};

/** By name or login name, role and state; letters in either case. */
export function filterStaff(rows: readonly StaffRowData[], filter: StaffFilter): StaffRowData[] {
  const wanted = filter.text.trim().toLowerCase();
  return rows.filter(
    (row) =>
      (filter.state === 'all' || row.active === (filter.state === 'active')) &&
      (filter.role === null || row.roles.includes(filter.role)) &&
      (wanted === '' ||
        row.name.toLowerCase().includes(wanted) ||
        row.loginName.toLowerCase().includes(wanted)),
  );
}
