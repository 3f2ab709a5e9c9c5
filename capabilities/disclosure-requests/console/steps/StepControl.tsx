/** The control of one field of a step, drawn by its kind. */
import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useHandlers } from '../queries.ts';
import type { StepField } from './step-forms.ts';

export type Value = string | number | boolean | null;
type Props = {
  readonly field: StepField;
  readonly control: { readonly id: string };
  readonly value: Value;
  readonly set: (value: Value) => void;
};

function PersonControl({ control, value, set }: Props) {
  const handlers = useHandlers();
  return (
    <Select
      {...control}
      virtual={false}
      value={(value as string) || null}
      placeholder="请选择"
      loading={handlers.isPending}
      options={(handlers.data?.handlers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={set}
    />
  );
}

export function StepControl(props: Props) {
  const { field, control, value, set } = props;
  switch (field.kind) {
    case 'day':
      return (
        <Input
          {...control}
          type="date"
          value={String(value ?? '')}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'prose':
      return (
        <Input.TextArea
          {...control}
          rows={2}
          value={String(value ?? '')}
          onChange={(event) => set(event.target.value)}
        />
      );
    case 'choice':
      return (
        <Select
          {...control}
          virtual={false}
          value={String(value ?? '')}
          options={Object.entries(field.choices ?? {}).map(([value, label]) => ({ value, label }))}
          onChange={set}
        />
      );
    case 'number':
      return (
        <InputNumber
          {...control}
          precision={0}
          min={0}
          value={typeof value === 'number' ? value : null}
          onChange={(value) => set(value)}
        />
      );
    case 'fen':
      return (
        <InputNumber
          {...control}
          precision={2}
          min={0}
          value={typeof value === 'number' ? value : null}
          onChange={(value) => set(value)}
        />
      );
    case 'yes':
      return (
        <Checkbox {...control} checked={value === true} onChange={(event) => set(event.target.checked)}>
          {field.label}
        </Checkbox>
      );
    case 'person':
      return <PersonControl {...props} />;
    default:
      return <Input {...control} value={String(value ?? '')} onChange={(event) => set(event.target.value)} />;
  }
}
