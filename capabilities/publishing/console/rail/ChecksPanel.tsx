/** 检查: what was found, grave first; each leads to its place, may be put right, or allowed with a reason. */
import { Alert, Button, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { StateError } from '#platform/outcome.ts';
import { endpoints } from '../../contract-desk.ts';
import type { HitData, ItemViewData } from '../../contract-shapes.ts';
import type { EditorHandle } from '../editor/useBodyHolder.ts';
import type { ItemWork } from '../work/useItemWork.ts';
import type { Checks } from './useChecks.ts';

/** What a finding is about and where: 「正文第3段」. */
function placeOf(hit: HitData, view: ItemViewData, handle: EditorHandle | null): string {
  if (hit.unit === 'title') return '标题';
  if (hit.unit === 'facts') return '要素';
  const unit = view.units.find(({ key }) => key === hit.unit);
  return handle?.label(hit.unit) ?? unit?.label ?? (hit.unit.startsWith('file:') ? '附件或图片' : '正文');
}

type HitProps = {
  readonly hit: HitData;
  readonly place: string;
  readonly locked: boolean;
  readonly jump: () => void;
  readonly apply: () => void;
  readonly allow: () => void;
};

function HitCard({ hit, place, locked, jump, apply, allow }: HitProps) {
  return (
    <li className={`hit-card is-${hit.severity}`}>
      <button type="button" className="link-button" onClick={jump}>
        {place}
        {hit.quote && <>：“{hit.quote}”</>}
      </button>
      <p>{hit.message}</p>
      {hit.suggestion && <p className="quiet">建议：{hit.suggestion}</p>}
      {!locked && (
        <div className="button-row">
          {hit.suggestion && (
            <Button size="small" onClick={apply}>
              改为“{hit.suggestion}”
            </Button>
          )}
          <Button size="small" onClick={allow}>
            此处允许…
          </Button>
        </div>
      )}
    </li>
  );
}

function AllowDialog(props: {
  hit: HitData | null;
  busy: boolean;
  cancel: () => void;
  allow: (reason: string, everywhere: boolean) => void;
}) {
  const [reason, setReason] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  return (
    <Modal
      open={props.hit !== null}
      title="此处允许"
      okText="允许"
      cancelText="取消"
      okButtonProps={{ disabled: reason.trim().length < 2 }}
      confirmLoading={props.busy}
      onOk={() => props.allow(reason.trim(), everywhere)}
      onCancel={props.cancel}
      afterClose={() => {
        setReason('');
        setEverywhere(false);
      }}
      destroyOnHidden
    >
      <p>{props.hit?.message}</p>
      <Form layout="vertical" component="div">
        <Field label="允许的理由" field="reason" issues={[]} required hint="写入记录，审校人能看到。">
          {(control) => (
            <Input.TextArea
              {...control}
              rows={3}
              maxLength={300}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={everywhere} onChange={(event) => setEverywhere(event.target.checked)}>
          本单位所有信息里的同样字句都允许
        </Checkbox>
      </Form>
    </Modal>
  );
}

/** Allowing speaks of the saved text: it is saved first, and the finding looked up in it again. */
function useAllowing(work: ItemWork) {
  const { run, busy } = useAct();
  const [asked, ask] = useState<HitData | null>(null);
  const allow = async (reason: string, everywhere: boolean) => {
    if (!asked) return;
    const answer = await run(async () => {
      if (!(await work.flush())) throw new StateError('还有修改没有保存，保存后才能允许。');
      const { id, hits } = work.latest();
      const same = hits.filter(({ rule, quote }) => rule === asked.rule && quote === asked.quote);
      const hit = same.find(({ unit }) => unit === asked.unit) ?? same[0];
      if (!hit) throw new StateError('这一处已经改过，不再需要允许。');
      const { rule, unit, from } = hit;
      const input = { rule, unit, from, everywhere, reason };
      return call(endpoints.allow, { params: { id }, input });
    });
    if (!answer) return;
    work.notice({ hits: answer.hits });
    ask(null);
  };
  return { asked, ask, allow, busy };
}

const wordsOf = { serious: '必须处理', advice: '建议看一看' } as const;

export function ChecksPanel(props: {
  work: ItemWork;
  checks: Checks;
  handle: EditorHandle | null;
  locked: boolean;
  jump: (hit: HitData) => void;
  apply: (hit: HitData) => void;
}) {
  const { work, checks, handle, locked } = props;
  const allowing = useAllowing(work);
  const groups = (['serious', 'advice'] as const).map((severity) => ({
    severity,
    hits: checks.hits.filter((hit) => hit.severity === severity),
  }));
  return (
    <div className="checks">
      <p className="quiet" role="status">
        {checks.state === 'checking' && '正在检查…'}
        {checks.state === 'failed' && '暂时检查不了，下面是上一次的结果。'}
        {checks.state === 'current' &&
          checks.hits.length > 0 &&
          `发现${checks.hits.length}处，点击可到所在位置。`}
      </p>
      {checks.state === 'current' && checks.hits.length === 0 && (
        <Alert type="success" showIcon title="没有发现问题" description="检查不能代替审校。" />
      )}
      {groups.map(
        ({ severity, hits }) =>
          hits.length > 0 && (
            <section key={severity}>
              <h2 className={severity === 'serious' ? 'text-error' : ''}>
                {wordsOf[severity]}（{hits.length}）
              </h2>
              {severity === 'serious' && <p className="quiet">改正，或者写明理由允许以后，才能送审。</p>}
              <ul className="hit-list">
                {hits.map((hit) => (
                  <HitCard
                    key={`${hit.unit} ${hit.from} ${hit.rule} ${hit.quote}`}
                    hit={hit}
                    place={placeOf(hit, work.saved, handle)}
                    locked={locked}
                    jump={() => props.jump(hit)}
                    apply={() => props.apply(hit)}
                    allow={() => allowing.ask(hit)}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
      <AllowDialog
        hit={allowing.asked}
        busy={allowing.busy}
        cancel={() => allowing.ask(null)}
        allow={(reason, everywhere) => void allowing.allow(reason, everywhere)}
      />
    </div>
  );
}
