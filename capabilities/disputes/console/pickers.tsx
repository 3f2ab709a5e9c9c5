/** Choosing the request a dispute is about, and the reconsideration a suit follows. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { endpoints as requests } from '#capabilities/disclosure-requests/contract.ts';
import { Field } from '#console/parts/issues.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import type { Issue } from '#platform/outcome.ts';
import { endpoints } from '../contract.ts';
import type { DisputeFacts } from '../model.ts';

type PickerProps = {
  facts: DisputeFacts;
  set: (facts: DisputeFacts) => void;
  issues: readonly Issue[];
};

type Option = { readonly value: string; readonly label: string };

/** A search box over records; what is chosen stays even where the search does not find it. */
function Picker(props: {
  field: 'requestId' | 'earlierId';
  label: string;
  hint: string;
  issues: readonly Issue[];
  value: string | null;
  options: readonly Option[];
  search: (words: string) => void;
  set: (value: string | null) => void;
}) {
  const { value, options } = props;
  return (
    <div className="dispute-field">
      <Field label={props.label} field={props.field} issues={props.issues} hint={props.hint}>
        {(control) => (
          <Select
            {...control}
            virtual={false}
            allowClear
            showSearch={{ filterOption: false, onSearch: props.search }}
            value={value ?? undefined}
            options={[...options]}
            placeholder="不对应"
            notFoundContent="没有找到"
            onChange={(chosen) => props.set(chosen ?? null)}
          />
        )}
      </Field>
    </div>
  );
}

export function RequestPicker({ facts, set, issues }: PickerProps) {
  const [words, setWords] = useState('');
  const enabled = useMay('requests:view');
  const found = useQuery({
    queryKey: ['requests', 'picker', words],
    enabled,
    queryFn: ({ signal }) => call(requests.listRequests, { query: words ? { search: words } : {} }, signal),
  });
  const options = (found.data?.rows ?? []).map(({ id, number, subject }) => ({
    value: id,
    label: `${number} ${subject}`,
  }));
  return (
    <Picker
      field="requestId"
      label="对应的申请"
      hint="按编号或内容查找；不针对某件申请的不选"
      issues={issues}
      value={facts.requestId}
      options={options}
      search={setWords}
      set={(requestId) => set({ ...facts, requestId })}
    />
  );
}

export function EarlierPicker({ facts, set, issues }: PickerProps) {
  const [words, setWords] = useState('');
  const found = useQuery({
    queryKey: ['disputes', 'picker', words],
    queryFn: ({ signal }) =>
      call(
        endpoints.listDisputes,
        { query: { procedure: 'reconsideration' as const, ...(words && { search: words }) } },
        signal,
      ),
  });
  const options = (found.data?.rows ?? []).map(({ id, caseNumber, matter }) => ({
    value: id,
    label: `${caseNumber} ${matter}`.trim().slice(0, 60),
  }));
  return (
    <Picker
      field="earlierId"
      label="此前的行政复议"
      hint="本单位登记过的复议案件；没有登记过的不选"
      issues={issues}
      value={facts.earlierId}
      options={options}
      search={setWords}
      set={(earlierId) => set({ ...facts, earlierId })}
    />
  );
}
