/** Asks before an act: what follows from it, and what has to be said with it. */
import { Alert, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { Field } from '#console/parts/issues.tsx';
import type { ItemViewData } from '../../contract-shapes.ts';
import { acts } from '../work/useItemActs.ts';
import { fromPicker, InstantInput, nextHour } from './InstantInput.tsx';
import { sectionOptions } from './kinds.ts';
import { useSections } from './queries.ts';
import type { ActName } from './standing.ts';

export type AskedAct = Exclude<ActName, 'recall'>;
type Act = ReturnType<(typeof acts)[keyof typeof acts]>;

type Question = {
  readonly title: string;
  readonly consequence: string;
  readonly ok: string;
  readonly reason?: { readonly label: string; readonly least: number };
  readonly danger?: boolean;
};

const questions: Readonly<Record<AskedAct, Question>> = {
  submit: {
    title: '送审',
    consequence: '送审后依次办理初审、一校、复审、二校、终审、三校。审校期间不能修改；需要修改时先撤回。',
    ok: '送审',
  },
  publish: {
    title: '发布',
    consequence: '发布后公众立即可以看到，发布时间由系统记录，不能更改。',
    ok: '立即发布',
  },
  schedule: { title: '定时发布', consequence: '到时间自动发布。时间没有到之前可以改。', ok: '定时' },
  urgent: {
    title: '紧急发布',
    consequence:
      '这条信息会在没有完成三审三校的情况下立即公开，您是责任人。理由写入记录，不能删除；必须在规定期限内补齐审校，逾期会在待办中标红。',
    ok: '我负责，立即公开',
    reason: { label: '紧急发布的理由（至少10个字）', least: 10 },
    danger: true,
  },
  'take-down': {
    title: '撤下',
    consequence: '撤下后网址不变，公众看到的是您写的说明；已发布的内容和记录都保留，可以恢复。',
    ok: '撤下',
    reason: { label: '撤下的理由（会公开显示）', least: 5 },
    danger: true,
  },
  restore: {
    title: '恢复',
    consequence: '按撤下前的原文恢复公开，不需要重新审校。',
    ok: '恢复公开',
    reason: { label: '恢复的理由', least: 5 },
  },
  move: { title: '移动栏目', consequence: '网址不变；信息从现在的栏目移到新的栏目。', ok: '移动' },
  discard: { title: '', consequence: '', ok: '', danger: true },
};

function questionOf(asked: AskedAct, view: ItemViewData): Question {
  if (asked !== 'discard') return questions[asked];
  return view.publishedAt
    ? {
        title: '放弃修改',
        consequence: '工作稿恢复为网站上已发布的内容，没有发布的修改全部丢失。',
        ok: '放弃修改',
        danger: true,
      }
    : {
        title: '删除草稿',
        consequence: '这条草稿从未发布，删除后不能恢复。',
        ok: '删除',
        danger: true,
      };
}

type Said = { reason: string; at: string; sectionId: string | null; noSecret: boolean };
const nothingSaid: Said = { reason: '', at: '', sectionId: null, noSecret: false };

function isReady(asked: AskedAct, question: Question, said: Said): boolean {
  if (question.reason && said.reason.trim().length < question.reason.least) return false;
  if (asked === 'urgent') return said.noSecret;
  if (asked === 'move') return said.sectionId !== null;
  return true;
}

function actOf(asked: AskedAct, said: Said): Act | null {
  const reason = said.reason.trim();
  switch (asked) {
    case 'submit':
      return acts.submit();
    case 'publish':
      return acts.publish();
    case 'schedule':
      return acts.schedule(said.at ? fromPicker(said.at) : null);
    case 'urgent':
      return acts.urgent(reason);
    case 'take-down':
      return acts['take-down'](reason);
    case 'restore':
      return acts.restore(reason);
    case 'move':
      return said.sectionId ? acts.move(said.sectionId) : null;
    case 'discard':
      return null;
  }
}

function SaidWith(props: {
  asked: AskedAct;
  question: Question;
  said: Said;
  say: (part: Partial<Said>) => void;
}) {
  const { asked, question, said, say } = props;
  const sections = useSections();
  return (
    <Form layout="vertical" component="div">
      {question.reason && (
        <Field label={question.reason.label} field="reason" issues={[]} required>
          {(control) => (
            <Input.TextArea
              {...control}
              rows={4}
              maxLength={asked === 'urgent' ? 1000 : 500}
              value={said.reason}
              onChange={(event) => say({ reason: event.target.value })}
            />
          )}
        </Field>
      )}
      {asked === 'urgent' && (
        <Checkbox checked={said.noSecret} onChange={(event) => say({ noSecret: event.target.checked })}>
          已作保密审查，确认不涉及国家秘密
        </Checkbox>
      )}
      {asked === 'schedule' && (
        <Field label="发布时间（北京时间）" field="at" issues={[]} hint="留空表示审结后等人发布。">
          {(control) => <InstantInput {...control} value={said.at} onChange={(at) => say({ at })} />}
        </Field>
      )}
      {asked === 'move' && (
        <Field label="移到" field="sectionId" issues={[]} required>
          {(control) => (
            <Select
              {...control}
              virtual={false}
              showSearch={{ optionFilterProp: 'label' }}
              value={said.sectionId}
              options={sectionOptions(sections.data ?? [])}
              onChange={(sectionId) => say({ sectionId })}
            />
          )}
        </Field>
      )}
    </Form>
  );
}

export function ActDialog(props: {
  asked: AskedAct | null;
  view: ItemViewData;
  busy: boolean;
  cancel: () => void;
  go: (act: Act) => void;
  discard: () => void;
}) {
  const { asked, view } = props;
  const [said, setSaid] = useState<Said>(nothingSaid);
  const question = asked && questionOf(asked, view);
  const confirm = () => {
    if (asked === 'discard') return props.discard();
    const act = asked && actOf(asked, said);
    if (act) props.go(act);
  };
  return (
    <Modal
      open={asked !== null}
      title={question?.title}
      okText={question?.ok}
      cancelText="取消"
      okButtonProps={{
        danger: question?.danger ?? false,
        disabled: !asked || !question || !isReady(asked, question, said),
      }}
      confirmLoading={props.busy}
      onOk={confirm}
      onCancel={props.cancel}
      afterOpenChange={(open) => {
        if (open && asked === 'schedule') setSaid({ ...nothingSaid, at: nextHour() });
        if (!open) setSaid(nothingSaid);
      }}
      destroyOnHidden
    >
      {question?.danger ? (
        <Alert className="form-alert" type="warning" showIcon title={question.consequence} />
      ) : (
        <p>{question?.consequence}</p>
      )}
      {asked && question && (
        <SaidWith
          asked={asked}
          question={question}
          said={said}
          say={(part) => setSaid((before) => ({ ...before, ...part }))}
        />
      )}
    </Modal>
  );
}
