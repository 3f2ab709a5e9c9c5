/** Name and roles of a member of staff, as fields. */
import { Checkbox, Input } from 'antd';
import { Field } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import { Role, type RoleName, roleLabels } from '../contract.ts';

export type StaffEntry = { name: string; roles: RoleName[] };

export function StaffFields(props: {
  entry: StaffEntry;
  issues: readonly Issue[];
  change: (entry: StaffEntry) => void;
}) {
  const { entry, issues, change } = props;
  const own = issues.filter((issue) => issue.field.startsWith('roles'));
  const toggle = (role: RoleName, on: boolean) =>
    change({ ...entry, roles: on ? [...entry.roles, role] : entry.roles.filter((other) => other !== role) });
  return (
    <>
      <Field label="姓名" field="name" issues={issues} required>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={entry.name}
            onChange={(event) => change({ ...entry, name: event.target.value })}
          />
        )}
      </Field>
      <fieldset className="roles">
        <legend>岗位（可多选）</legend>
        {own.map((issue) => (
          <p key={issue.message} className="field-issue" role="alert">
            ✕ {issue.message}
          </p>
        ))}
        {Role.options.map((role) => (
          <Checkbox
            key={role}
            checked={entry.roles.includes(role)}
            onChange={(event) => toggle(role, event.target.checked)}
          >
            {roleLabels[role].label}
            <span className="quiet role-duty">{roleLabels[role].duty}</span>
          </Checkbox>
        ))}
      </fieldset>
    </>
  );
}
