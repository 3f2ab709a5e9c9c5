/** Where the report stands on its way, the next step, and why a step is closed. */
import { Alert, Button, Steps } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printInstant } from '#console/parts/instants.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { isIssues, StateError } from '#platform/outcome.ts';
import { endpoints, type ReportViewData } from '../../contract.ts';
import type { Editing } from '../editor/useWork.ts';
import { StepDialog } from './dialogs.tsx';
import { forward, overrideQuestion, questions, type StepName, stateWords } from './states.ts';

const way = ['draft', 'checked', 'signed-off', 'submitted', 'published'] as const;

/** Takes steps and records the leader's reason; the answer replaces what is on the screen. */
function useSteps({ work, take }: Editing) {
  const { run, busy } = useAct();
  const { id, version } = work.saved;
  const go = async (asking: StepName | 'override', reason: string): Promise<boolean> => {
    const answer = await run(async () => {
      const result =
        asking === 'override'
          ? await call(endpoints.overrideFindings, { params: { id }, input: { version, reason } })
          : await call(endpoints.takeStep, {
              params: { id, step: asking },
              input: { version, ...(reason && { reason }) },
            });
      if (isIssues(result)) throw new StateError(result.issues.map((issue) => issue.message).join(''));
      return result as ReportViewData;
    });
    if (answer) take(answer);
    return answer !== undefined;
  };
  return { go, busy };
}

function Way({ view }: { view: ReportViewData }) {
  const here = (way as readonly string[]).indexOf(view.state);
  return (
    <Steps
      size="small"
      current={here}
      items={way.map((state, index) => ({
        title: stateWords[state].label,
        ...(index === here && { 'aria-current': 'step' as const }),
      }))}
    />
  );
}

function StepButtons({ editing, ask }: { editing: Editing; ask: (step: StepName | 'override') => void }) {
  const { saved } = editing.work;
  const next = saved.steps.find(({ step }) => step === forward[saved.state]);
  const others = saved.steps.filter(({ step, allowed }) => allowed && step !== next?.step);
  const leads = useMay('annual-report:lead');
  const canOverride =
    leads &&
    saved.errors > 0 &&
    !saved.override &&
    ['checked', 'signed-off', 'submitted'].includes(saved.state);
  return (
    <div className="button-row">
      {next?.allowed && (
        <Button type="primary" disabled={editing.unsaved} onClick={() => ask(next.step as StepName)}>
          {next.label}
        </Button>
      )}
      {others.map(({ step, label }) => (
        <Button key={step} disabled={editing.unsaved} onClick={() => ask(step as StepName)}>
          {label}
        </Button>
      ))}
      {canOverride && (
        <Button danger onClick={() => ask('override')}>
          带差错发布…
        </Button>
      )}
      {editing.unsaved && <span className="quiet">有未保存的修改，保存后才能办理。</span>}
      {next && !next.allowed && !editing.unsaved && (
        <span className="closed-step">
          下一步是{next.label}：{next.why}
        </span>
      )}
    </div>
  );
}

const stillWrong = (errors: number) =>
  `报告还有${errors}处差错。校核通过后也不能签发，除非负责人书面说明理由。`;

export function StepBar({ editing }: { editing: Editing }) {
  const { saved } = editing.work;
  const { go, busy } = useSteps(editing);
  const [asking, setAsking] = useState<StepName | 'override' | null>(null);
  const question = asking === 'override' ? overrideQuestion : asking && questions[asking];
  const confirm = async (reason: string) => {
    if (asking && (await go(asking, reason))) setAsking(null);
  };
  return (
    <section className="panel step-bar" aria-label="办理进度">
      {saved.state === 'withdrawn' ? (
        <Alert type="warning" showIcon title="这份报告已撤回。退回修改后，可以重新校核、签发、发布。" />
      ) : (
        <Way view={saved} />
      )}
      {saved.override && (
        <Alert
          type="warning"
          showIcon
          title={`${saved.override.by}于 ${printInstant(saved.override.at)} 允许带差错按原数公布（随报告公开）`}
          description={saved.override.reason}
        />
      )}
      <StepButtons editing={editing} ask={setAsking} />
      <StepDialog
        question={question}
        warning={asking === 'check' && saved.errors > 0 ? stillWrong(saved.errors) : null}
        busy={busy}
        cancel={() => setAsking(null)}
        confirm={(reason) => void confirm(reason)}
      />
    </section>
  );
}
