/** The outcome a path ends in: which facts it demands, which are on file, and the words written with the decision. */
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useMay } from '#console/session.tsx';
import type { CaseViewData } from '../../contract.ts';
import type { StepName } from '../../model-steps.ts';
import { useSamePerson } from '../queries.ts';
import { StepDialog, useStep } from '../steps/StepDialog.tsx';
import { formOf } from '../steps/step-forms.ts';

type Fact = { kind: string; label: string; onFile: boolean; written: boolean; missing: string };
export type PathOutcome = {
  readonly code: string;
  readonly variant: string;
  readonly label: string;
  readonly citations: readonly string[];
  readonly facts: readonly Fact[];
};

/** Facts that a step of the case brings, and which. */
const bringing: Readonly<Record<string, StepName>> = {
  'search-log': 'logSearch',
  'third-party-opinion': 'sendConsultation',
  'correction-notice': 'askForCorrection',
  'correction-notice-delivered': 'correctionDelivered',
  'correction-received': 'receiveCorrection',
  'reasons-asked': 'askForReasons',
  'reasons-judged': 'judgeReasons',
  'fee-notice': 'notifyFee',
  'fee-notice-delivered': 'feeNoticeDelivered',
  withdrawal: 'withdrawRequest',
};
const elsewhere: Readonly<Record<string, string>> = {
  'release-verified': '在“材料”中对文件作区分处理，核验后由第二人放行。',
  'third-party-told': '在“征求意见”中记录告知。',
};
/** Brought by a file or an earlier case; may be written instead. */
const orWritten = ['information-attached-or-route', 'earlier-reply'];
const isWritten = (fact: Fact): boolean => fact.written || orWritten.includes(fact.kind);

function FactLine({ fact, view, written }: { fact: Fact; view: CaseViewData; written: string }) {
  const [opened, setOpened] = useState(false);
  const here = fact.onFile || written.trim().length >= 4;
  const step = bringing[fact.kind];
  const mayStep = step !== undefined && view.possible.includes(step);
  return (
    <li className={here ? 'fact is-there' : 'fact is-missing'}>
      <span>
        {here ? '✓ 已有：' : '✕ 缺少：'}
        {fact.label}
      </span>
      {!here && (
        <span className="quiet">
          {fact.missing} {elsewhere[fact.kind] ?? (isWritten(fact) ? '请在下面写明。' : '')}
        </span>
      )}
      {!here && mayStep && (
        <Button size="small" onClick={() => setOpened(true)}>
          {formOf(step).label}
        </Button>
      )}
      {opened && step && <StepDialog form={formOf(step)} view={view} close={() => setOpened(false)} />}
    </li>
  );
}

type Props = {
  readonly view: CaseViewData;
  readonly answers: Readonly<Record<string, string>>;
  readonly outcome: PathOutcome;
  readonly close: () => void;
};

function EarlierRequest(props: {
  view: CaseViewData;
  value: string | null;
  set: (id: string | null) => void;
}) {
  const sees = useMay('requests:people');
  const found = useSamePerson(props.view.id, sees);
  return (
    <Field label="以前答复过的申请（同一申请人）" field="earlierRequest" issues={[]}>
      {(control) => (
        <Select
          {...control}
          virtual={false}
          allowClear
          placeholder="请选择，或者在下面写明"
          value={props.value}
          options={(found.data?.rows ?? [])
            .filter(({ state }) => state === 'replied')
            .map(({ id, number, subject }) => ({ value: id, label: `${number} ${subject}` }))}
          onChange={(id) => props.set(id ?? null)}
        />
      )}
    </Field>
  );
}

const itemsIn = (text: string): number[] =>
  [...new Set((text.match(/\d+/g) ?? []).map(Number))].filter((item) => item > 0).slice(0, 50);

export function OutcomeDecision({ view, answers, outcome, close }: Props) {
  const { take, busy, issues } = useStep(view, close);
  const [particulars, setParticulars] = useState<Readonly<Record<string, string>>>({});
  const [earlierRequest, setEarlier] = useState<string | null>(null);
  const [items, setItems] = useState('');
  const written = outcome.facts.filter(isWritten);
  const kept = Object.fromEntries(Object.entries(particulars).filter(([, text]) => text.trim() !== ''));
  const decide = () =>
    void take(formOf('decideOutcome'), { answers, particulars: kept, earlierRequest, items: itemsIn(items) });
  return (
    <section aria-labelledby="path-outcome">
      <Alert
        type="info"
        showIcon
        title={<h3 id="path-outcome">结果：{outcome.label}</h3>}
        description={`依据：${outcome.citations.join('、')}`}
      />
      <h4>必须具备的事实</h4>
      <ul className="facts-needed">
        {outcome.facts.map((fact) => (
          <FactLine key={fact.kind} fact={fact} view={view} written={particulars[fact.kind] ?? ''} />
        ))}
      </ul>
      <Form layout="vertical" component="div">
        <OtherIssues issues={issues} fields={written.map(({ kind }) => `facts.${kind}`)} />
        {outcome.facts.some(({ kind }) => kind === 'earlier-reply') && (
          <EarlierRequest view={view} value={earlierRequest} set={setEarlier} />
        )}
        {outcome.facts.some(({ kind }) => kind === 'publication-place') && (
          <Field
            label="已公开信息的编号（可填多个）"
            field="items"
            issues={issues}
            hint="本站信息页地址中的数字。"
          >
            {(control) => (
              <Input {...control} value={items} onChange={(event) => setItems(event.target.value)} />
            )}
          </Field>
        )}
        {written.map((fact) => (
          <Field key={fact.kind} label={fact.label} field={`facts.${fact.kind}`} issues={issues}>
            {(control) => (
              <Input.TextArea
                {...control}
                rows={2}
                value={particulars[fact.kind] ?? ''}
                onChange={(event) => setParticulars({ ...particulars, [fact.kind]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </Form>
      <div className="button-row">
        <Button type="primary" loading={busy} onClick={decide}>
          确定为“{outcome.label}”
        </Button>
        <Button onClick={close}>取消</Button>
      </div>
    </section>
  );
}
