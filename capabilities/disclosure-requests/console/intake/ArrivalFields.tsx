/** By which door and when it came, and what that means for the day of receipt (art. 31). */
import { Checkbox, Input, Select } from 'antd';
import { Field } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import type { ArrivalData } from '../../contract.ts';
import { channels, requestKinds, sources, tracks, ways } from '../../model.ts';
import { useHandlers } from '../queries.ts';
import { type Door, doors, isPassedOn, needsConfirmation, receiptRule, throughDoor } from './arrival.ts';

export type PartProps = {
  readonly arrival: ArrivalData;
  readonly set: (arrival: ArrivalData) => void;
  readonly issues: readonly Issue[];
};

const optionsOf = (list: Readonly<Record<string, string>>) =>
  Object.entries(list).map(([value, label]) => ({ value, label }));

function Confirmation({ arrival, set, issues }: PartProps) {
  const confirmed = arrival.confirmedOn !== null;
  return (
    <>
      <Checkbox
        className="check-line"
        checked={confirmed}
        onChange={(event) =>
          set({
            ...arrival,
            confirmedOn: event.target.checked ? arrival.arrivedOn : null,
            confirmedHow: event.target.checked ? 'telephone' : null,
          })
        }
      >
        已与申请人确认收到
      </Checkbox>
      {confirmed && (
        <div className="two-columns">
          <Field label="双方确认之日" field="confirmedOn" issues={issues}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={arrival.confirmedOn ?? ''}
                onChange={(event) => set({ ...arrival, confirmedOn: event.target.value })}
              />
            )}
          </Field>
          <Field label="确认的方式" field="confirmedHow" issues={issues}>
            {(control) => (
              <Select
                {...control}
                virtual={false}
                value={arrival.confirmedHow}
                options={optionsOf(ways)}
                onChange={(confirmedHow) => set({ ...arrival, confirmedHow })}
              />
            )}
          </Field>
        </div>
      )}
    </>
  );
}

function DoorFields({ arrival, set, issues }: PartProps) {
  const allowed: readonly string[] = doors[arrival.source as Door] ?? [arrival.channel];
  const choice = <Name extends 'source' | 'channel'>(
    name: Name,
    label: string,
    options: { value: string; label: string }[],
    take: (value: string) => void,
  ) => (
    <Field label={label} field={name} issues={issues}>
      {(control) => (
        <Select {...control} virtual={false} value={arrival[name]} options={options} onChange={take} />
      )}
    </Field>
  );
  return (
    <>
      {choice(
        'source',
        '来源',
        Object.keys(doors).map((value) => ({ value, label: sources[value as Door] })),
        (value) => set(throughDoor(arrival, value as Door)),
      )}
      {allowed.length > 1 &&
        choice(
          'channel',
          '提交的渠道（第三十一条）',
          allowed.map((value) => ({ value, label: channels[value as keyof typeof channels] })),
          (channel) =>
            set({
              ...arrival,
              channel: channel as ArrivalData['channel'],
              confirmedOn: null,
              confirmedHow: null,
            }),
        )}
    </>
  );
}

export function ArrivalFields(props: PartProps) {
  const { arrival, set, issues } = props;
  const handlers = useHandlers();
  return (
    <fieldset className="panel">
      <legend className="request-legend">收件</legend>
      <div className="two-columns">
        <Field label="种类" field="kind" issues={issues}>
          {(control) => (
            <Select
              {...control}
              virtual={false}
              value={arrival.kind}
              options={optionsOf(requestKinds)}
              onChange={(kind) => set({ ...arrival, kind })}
            />
          )}
        </Field>
        <DoorFields {...props} />
        <Field
          label={arrival.channel === 'registered-post' ? '签收之日' : '到达之日'}
          field="arrivedOn"
          issues={issues}
          hint={`${receiptRule(arrival.channel)}。`}
        >
          {(control) => (
            <Input
              {...control}
              type="date"
              value={arrival.arrivedOn}
              onChange={(event) => set({ ...arrival, arrivedOn: event.target.value })}
            />
          )}
        </Field>
        {isPassedOn(arrival.source) && (
          <Field label="在原处的编号或者记录" field="sourceNote" issues={issues}>
            {(control) => (
              <Input
                {...control}
                value={arrival.sourceNote}
                onChange={(event) => set({ ...arrival, sourceNote: event.target.value })}
              />
            )}
          </Field>
        )}
        <Field label="办理途径" field="track" issues={issues}>
          {(control) => (
            <Select
              {...control}
              virtual={false}
              value={arrival.track}
              options={optionsOf(tracks)}
              onChange={(track) => set({ ...arrival, track })}
            />
          )}
        </Field>
        <Field label="承办人" field="ownerId" issues={issues} hint="不选的由登记人承办。">
          {(control) => (
            <Select
              {...control}
              virtual={false}
              allowClear
              placeholder="登记人"
              value={arrival.ownerId}
              options={(handlers.data?.handlers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(ownerId) => set({ ...arrival, ownerId: ownerId ?? null })}
            />
          )}
        </Field>
      </div>
      {needsConfirmation(arrival.channel) && <Confirmation {...props} />}
    </fieldset>
  );
}
