/** The fields of the facts: a line or lines of text, a day; each shows what the server found wrong in it. */
import { Input } from 'antd';
import { Field } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import { DayInput } from '../items/InstantInput.tsx';
import type { FactsData, Form as FormData } from '../work/form.ts';
import type { ItemWork } from '../work/useItemWork.ts';

export type Panel = {
  readonly work: ItemWork;
  readonly form: FormData;
  readonly set: (part: Partial<FactsData>) => void;
  readonly issues: readonly Issue[];
  readonly locked: boolean;
};

type TextName = 'subtitle' | 'summary' | 'source' | 'author' | 'documentNumber';
type DayName = 'producedOn' | 'changedOn' | 'writtenOn' | 'effectiveOn' | 'expiresOn' | 'publicityEndsOn';

/** The server names a fault by the way to it; both forms are met. */
export const own = (issues: readonly Issue[], name: string): Issue[] =>
  issues
    .filter(
      ({ field }) => field === name || field.startsWith(`draft.facts.${name}`) || field === `facts.${name}`,
    )
    .map(({ message }) => ({ field: name, message }));

export function Text(
  props: Panel & { name: TextName; label: string; most: number; rows?: number; hint?: string },
) {
  const { form, set, issues, locked, name, label, most, rows, hint } = props;
  return (
    <Field label={label} field={name} issues={own(issues, name)} {...(hint && { hint })}>
      {(control) => {
        const given = {
          ...control,
          maxLength: most,
          disabled: locked,
          value: form.facts[name],
        };
        return rows ? (
          <Input.TextArea {...given} rows={rows} onChange={(event) => set({ [name]: event.target.value })} />
        ) : (
          <Input {...given} onChange={(event) => set({ [name]: event.target.value })} />
        );
      }}
    </Field>
  );
}

export function DayField(props: Panel & { name: DayName; label: string; hint?: string; required?: boolean }) {
  const { form, set, issues, locked, name, label, hint, required } = props;
  return (
    <Field
      label={label}
      field={name}
      issues={own(issues, name)}
      {...(hint && { hint })}
      {...(required && { required })}
    >
      {(control) => (
        <DayInput
          {...control}
          disabled={locked}
          value={form.facts[name]}
          onChange={(day) => set({ [name]: day })}
        />
      )}
    </Field>
  );
}
