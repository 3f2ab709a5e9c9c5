/** The form of a dispute: what the notice of the organ of reconsideration or the court says. */
import { Checkbox, Form, Input, Select } from 'antd';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import { applicantKinds, applicantLabel } from '#rules/requests/applicants.ts';
import { acts, type DisputeFacts, procedureNames, procedures } from '../model.ts';
import { EarlierPicker, RequestPicker } from './pickers.tsx';

type FormProps = {
  facts: DisputeFacts;
  set: (facts: DisputeFacts) => void;
  issues: readonly Issue[];
};

type TextField = 'organ' | 'caseNumber' | 'matter' | 'note';
type DayField = 'acceptedOn' | 'servedOn' | 'answerDueOn';

function Text(props: FormProps & { field: TextField; label: string; hint?: string; required?: boolean }) {
  const { facts, set, issues, field, label, hint, required } = props;
  const isProse = field === 'matter' || field === 'note';
  const change = (value: string) => set({ ...facts, [field]: value });
  return (
    <div className={isProse ? 'dispute-field is-prose' : 'dispute-field'}>
      <Field label={label} field={field} issues={issues} required={required ?? false} {...(hint && { hint })}>
        {(control) =>
          isProse ? (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={4000}
              value={facts[field]}
              onChange={(event) => change(event.target.value)}
            />
          ) : (
            <Input
              {...control}
              maxLength={300}
              value={facts[field]}
              onChange={(event) => change(event.target.value)}
            />
          )
        }
      </Field>
    </div>
  );
}

function DayInput(props: FormProps & { field: DayField; label: string; hint?: string; required?: boolean }) {
  const { facts, set, issues, field, label, hint, required } = props;
  return (
    <div className="dispute-field">
      <Field label={label} field={field} issues={issues} required={required ?? false} {...(hint && { hint })}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={facts[field]}
            onChange={(event) => set({ ...facts, [field]: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Choice<Key extends 'procedure' | 'act' | 'partyKind'>(
  props: FormProps & {
    field: Key;
    label: string;
    options: { value: DisputeFacts[Key]; label: string }[];
  },
) {
  const { facts, set, issues, field, label, options } = props;
  return (
    <div className="dispute-field">
      <Field label={label} field={field} issues={issues} required>
        {(control) => (
          <Select
            {...control}
            virtual={false}
            value={facts[field]}
            options={options}
            onChange={(value) => set({ ...facts, [field]: value })}
          />
        )}
      </Field>
    </div>
  );
}

const ownFields = [
  ...(['procedure', 'organ', 'caseNumber', 'matter', 'act', 'partyKind', 'requestId', 'earlierId'] as const),
  ...(['acceptedOn', 'servedOn', 'answerDueOn', 'note', 'reason'] as const),
];

/** All fields that are known when a case comes in. How it goes on is recorded step by step. */
export function DisputeFields(props: FormProps) {
  const { facts, set, issues } = props;
  const { body, accepted } = procedures[facts.procedure];
  const isReconsideration = facts.procedure === 'reconsideration';
  return (
    <Form component={false} layout="vertical">
      <OtherIssues issues={issues} fields={ownFields} />
      <div className="dispute-fields">
        <Choice
          {...props}
          field="procedure"
          label="程序"
          options={procedureNames.map((value) => ({ value, label: procedures[value].label }))}
        />
        <Text {...props} field="organ" label={body} required />
        <Text {...props} field="caseNumber" label="案号" hint="没有案号的可以不填" />
        <Choice
          {...props}
          field="act"
          label="争议的行为"
          options={Object.entries(acts).map(([value, label]) => ({
            value: value as DisputeFacts['act'],
            label,
          }))}
        />
        <Text
          {...props}
          field="matter"
          label="争议事项"
          hint="写明对什么答复、因什么理由不服。不要写申请人、原告的姓名和其他个人信息：姓名在纸质卷宗和申请的加密信息里。"
          required
        />
        <Choice
          {...props}
          field="partyKind"
          label={isReconsideration ? '申请人类别' : '原告类别'}
          options={applicantKinds.map((value) => ({ value, label: applicantLabel(value) }))}
        />
        <RequestPicker {...props} />
        {facts.procedure === 'suit-after-reconsideration' && <EarlierPicker {...props} />}
        <DayInput
          {...props}
          field="acceptedOn"
          label={accepted}
          hint="计入哪一年的表四，以这一天为准"
          required
        />
        <DayInput {...props} field="servedOn" label="收到副本的日期" hint="答复期限自次日起算" />
        <DayInput
          {...props}
          field="answerDueOn"
          label="通知书写明的答复（举证）期限"
          hint="通知书没有写明的不填，按法律规定推算"
        />
        {isReconsideration && (
          <div className="dispute-field">
            <Checkbox
              checked={facts.simple}
              onChange={(event) => set({ ...facts, simple: event.target.checked })}
            >
              适用简易程序（5个工作日内答复）
            </Checkbox>
          </div>
        )}
        <Text {...props} field="note" label="备注" />
      </div>
    </Form>
  );
}
