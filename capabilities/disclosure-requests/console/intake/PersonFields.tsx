/** The fields of a person or organisation that art. 29 asks for: name, proof of identity, contact. */
import { Input, Select } from 'antd';
import { Field } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import type { PersonData } from '../../contract.ts';
import { identityKinds } from '../../model.ts';

/** Names of the fields below, for telling issues that belong elsewhere. */
export const personFieldNames = (at: string): string[] =>
  ['name', 'identityKind', 'identityNumber', 'contactName', 'phone', 'email', 'address', 'postcode'].map(
    (name) => `${at}.${name}`,
  );

type Props = {
  /** 'applicant' or 'representative': where the server finds fault. */
  readonly at: string;
  readonly value: PersonData;
  readonly set: (value: PersonData) => void;
  readonly issues: readonly Issue[];
  readonly isOrganisation: boolean;
};

export function PersonFields({ at, value, set, issues, isOrganisation }: Props) {
  const text = (name: keyof PersonData, label: string, hint?: string) => (
    <Field label={label} field={`${at}.${name}`} issues={issues} {...(hint && { hint })}>
      {(control) => (
        <Input
          {...control}
          value={value[name]}
          maxLength={300}
          autoComplete="off"
          onChange={(event) => set({ ...value, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <div className="two-columns">
      {text('name', isOrganisation ? '名称' : '姓名')}
      {isOrganisation && text('contactName', '联系人')}
      <Field label="证件种类" field={`${at}.identityKind`} issues={issues}>
        {(control) => (
          <Select
            {...control}
            virtual={false}
            value={value.identityKind}
            options={Object.entries(identityKinds).map(([value, label]) => ({ value, label }))}
            onChange={(identityKind) => set({ ...value, identityKind })}
          />
        )}
      </Field>
      {text('identityNumber', '证件号码')}
      {text('phone', '联系电话')}
      {text('email', '电子邮箱')}
      {text('address', '通信地址')}
      {text('postcode', '邮政编码')}
    </div>
  );
}
