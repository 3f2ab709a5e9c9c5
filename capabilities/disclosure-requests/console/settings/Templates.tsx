/** The letter templates: the organ's own where it has changed one, with the elements each must contain. */
import { App, Button, Form, Input, Modal, Table, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { standIn } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { useMay } from '#console/session.tsx';
import { call, IssuesError } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import type { LetterKind } from '#rules/requests/letter-kinds.ts';
import { letterEndpoints, type TemplateViewData } from '../../contract-letters.ts';
import { refreshRequests, useTemplates } from '../queries.ts';

const groups = { process: '办理过程', reply: '答复', internal: '内部文书' } as const;

function TemplateEditor({ template, close }: { template: TemplateViewData; close: () => void }) {
  const mayChange = useMay('requests:lead');
  const { send, busy, issues } = useSending();
  const { run } = useAct();
  const { message } = App.useApp();
  const [title, setTitle] = useState(template.title);
  const [text, setText] = useState(template.lines.join('\n'));
  const params = { kind: template.kind as LetterKind };
  const save = async () => {
    const saved = await send(async () => {
      const answer = await call(letterEndpoints.saveTemplate, {
        params,
        input: { title, lines: text.split('\n') },
      });
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
    if (!saved) return;
    await refreshRequests();
    message.success('已保存');
    close();
  };
  const reset = async () => {
    if (!(await run(() => call(letterEndpoints.resetTemplate, { params })))) return;
    await refreshRequests();
    message.success('已恢复');
    close();
  };
  return (
    <Modal
      open
      title={template.name}
      width={800}
      onCancel={close}
      footer={[
        <Button key="close" onClick={close}>
          关闭
        </Button>,
        mayChange && template.isEdited && (
          <Button key="reset" onClick={() => void reset()}>
            恢复随软件提供的模板
          </Button>
        ),
        mayChange && (
          <Button key="save" type="primary" loading={busy} onClick={() => void save()}>
            保存
          </Button>
        ),
      ]}
    >
      <p className="quiet">依据：{template.basis}</p>
      <Form layout="vertical" component="div" disabled={!mayChange}>
        <OtherIssues issues={issues} fields={['title', 'lines']} />
        <Field label="标题" field="title" issues={issues}>
          {(control) => (
            <Input {...control} value={title} onChange={(event) => setTitle(event.target.value)} />
          )}
        </Field>
        <Field
          label="正文"
          field="lines"
          issues={issues}
          hint="每行一段。花括号里的名称印成文书时换成内容；整段的要素为空时该段不印。"
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={8}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
      </Form>
      <h3>可以使用的要素</h3>
      <ul className="template-elements">
        {template.elements.map((element) => (
          <li key={element.id}>
            <code>{`{${element.label}}`}</code> {element.required && <Tag color="warning">必须写明</Tag>}
            <span className="quiet">{element.hint}</span>
          </li>
        ))}
      </ul>
    </Modal>
  );
}

export function Templates() {
  const templates = useTemplates();
  const [opened, setOpened] = useState<TemplateViewData | null>(null);
  return (
    <section className="panel" aria-labelledby="templates">
      <h2 id="templates">文书模板</h2>
      {standIn(templates) ?? (
        <section className="request-table" aria-label="模板一览">
          <Table<TemplateViewData>
            rowKey="kind"
            size="small"
            pagination={false}
            dataSource={templates.data?.templates ?? []}
            columns={[
              {
                title: '文书',
                rowScope: 'row',
                render: (_, one) => (
                  <button type="button" className="link-button" onClick={() => setOpened(one)}>
                    {one.name}
                  </button>
                ),
              },
              { title: '种类', className: 'is-short', render: (_, one) => groups[one.group] },
              { title: '文号类别', className: 'is-short', render: (_, one) => one.series ?? '不编号' },
              { title: '依据', dataIndex: 'basis' },
              {
                title: '修改',
                className: 'is-short',
                render: (_, one) => (one.isEdited ? '本机关修改过' : '随软件提供'),
              },
            ]}
          />
        </section>
      )}
      {opened && <TemplateEditor key={opened.kind} template={opened} close={() => setOpened(null)} />}
    </section>
  );
}
