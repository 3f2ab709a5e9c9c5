/** Drafting a letter: its kind, the words the case does not have yet, how it reads, what it lacks, and issuing it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { today } from '#console/parts/instants.ts';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { call, csrfHeaders, IssuesError } from '#platform/call.ts';
import { type Issue, isIssues, StateError } from '#platform/outcome.ts';
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import type { CaseViewData } from '../../contract.ts';
import {
  type DraftViewData,
  draftPdfPath,
  type LetterData,
  letterEndpoints,
  type TemplateViewData,
} from '../../contract-letters.ts';
import { refreshRequests, useTemplates } from '../queries.ts';
import { likelyKind } from './likely-kind.ts';

const groups = { process: '办理过程', reply: '答复', internal: '内部文书' } as const;

const kindOptions = (templates: readonly TemplateViewData[]) =>
  Object.entries(groups).map(([group, label]) => ({
    label,
    options: templates
      .filter((one) => one.group === group)
      .map(({ kind, name }) => ({ value: kind, label: name })),
  }));

/** The draft as a PDF, opened by the browser. */
async function openPdf(id: string, letter: LetterData): Promise<void> {
  const response = await fetch(draftPdfPath(id), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...csrfHeaders() },
    body: JSON.stringify(letter),
  });
  if (!response.ok) throw new StateError('草稿没有生成，请先补齐内容再试。');
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = '草稿.pdf';
  link.click();
  URL.revokeObjectURL(address);
}

/** Each reading is journalled, so it is asked for by hand, not with every letter typed. */
function useDraft(view: CaseViewData, letter: LetterData) {
  return useQuery({
    queryKey: ['requests', 'draft', view.id, view.events, letter],
    queryFn: ({ signal }) =>
      call(letterEndpoints.draftLetter, { params: { id: view.id }, input: letter }, signal),
    placeholderData: keepPreviousData,
  });
}

/** What is asked of the clerk: the words no case holds, and whatever else this one lacks. */
const askedOf = (template: TemplateViewData, draft: DraftViewData) =>
  template.elements.filter(
    ({ id, source }) => source === 'clerk' || draft.lacking.some(({ field }) => field === `words.${id}`),
  );

function Elements(props: {
  template: TemplateViewData;
  draft: DraftViewData;
  issues: readonly Issue[];
  words: Readonly<Record<string, string>>;
  set: (words: Record<string, string>) => void;
}) {
  const { template, draft, issues, words, set } = props;
  return askedOf(template, draft).map(({ id, label, hint, required }) => (
    <Field
      key={id}
      label={label}
      field={`words.${id}`}
      issues={words[id] ? issues : draft.lacking}
      hint={hint}
      required={required}
    >
      {(control) => (
        <Input.TextArea
          {...control}
          rows={1}
          value={words[id] ?? draft.words[id] ?? ''}
          onChange={(event) => set({ ...words, [id]: event.target.value })}
        />
      )}
    </Field>
  ));
}

function Reading({ draft, template }: { draft: DraftViewData; template: TemplateViewData }) {
  const fields = askedOf(template, draft).map(({ id }) => `words.${id}`);
  return (
    <>
      {draft.refusal && <Alert type="warning" showIcon title={`现在不能成文：${draft.refusal}`} />}
      <OtherIssues issues={draft.lacking} fields={fields} />
      <section className="letter-text" aria-label="文书预览">
        <p className="letter-title">{draft.title}</p>
        <pre>{draft.text}</pre>
      </section>
    </>
  );
}

export function LetterEditor({ view, close }: { view: CaseViewData; close: () => void }) {
  const templates = useTemplates();
  const { send, busy, issues } = useSending();
  const { run, busy: printing } = useAct();
  const { message } = App.useApp();
  const [kind, setKind] = useState<LetterKind>(() => likelyKind(view));
  const [words, setWords] = useState<Record<string, string>>({});
  const [on, setOn] = useState(today());
  const letter: LetterData = { kind, on, words, recipient: null };
  const [read, setRead] = useState(letter);
  const draft = useDraft(view, read);
  const template = templates.data?.templates.find((one) => one.kind === kind);
  const shown = draft.data?.kind === kind ? draft.data : undefined;
  const issue = async () => {
    const done = await send(async () => {
      const input = { ...letter, seen: view.events };
      const answer = await call(letterEndpoints.issueLetter, { params: { id: view.id }, input });
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
    if (!done) return;
    await refreshRequests();
    message.success(`已成文${done.documentNumber ? `：${done.documentNumber}` : ''}`);
    close();
  };
  return (
    <Modal
      open
      title="起草文书"
      width={880}
      onCancel={close}
      footer={[
        <Button key="cancel" onClick={close}>
          取消
        </Button>,
        <Button
          key="pdf"
          loading={printing}
          disabled={!shown}
          onClick={() => void run(() => openPdf(view.id, letter))}
        >
          下载草稿PDF
        </Button>,
        <Button
          key="issue"
          type="primary"
          loading={busy}
          disabled={!shown || shown.refusal !== null}
          onClick={() => void issue()}
        >
          成文并编号
        </Button>,
      ]}
    >
      {standIn(templates)}
      {templates.data && (
        <Form layout="vertical" component="div">
          <OtherIssues
            issues={issues}
            fields={template && shown ? askedOf(template, shown).map(({ id }) => `words.${id}`) : []}
          />
          <Field label="文书种类" field="kind" issues={[]}>
            {(control) => (
              <Select
                {...control}
                virtual={false}
                showSearch={{ optionFilterProp: 'label' }}
                value={kind}
                options={kindOptions(templates.data.templates)}
                onChange={(value) => {
                  const chosen = value as LetterKind;
                  setKind(chosen);
                  setWords({});
                  setRead({ ...letter, kind: chosen, words: {} });
                }}
              />
            )}
          </Field>
          <Field label="成文日期" field="on" issues={[]}>
            {(control) => (
              <Input {...control} type="date" value={on} onChange={(event) => setOn(event.target.value)} />
            )}
          </Field>
          {!shown && standIn(draft)}
          {shown && template && (
            <>
              <Elements template={template} draft={shown} issues={issues} words={words} set={setWords} />
              <Button loading={draft.isFetching} onClick={() => setRead({ ...letter })}>
                更新预览
              </Button>
              <Reading draft={shown} template={template} />
            </>
          )}
        </Form>
      )}
    </Modal>
  );
}
