/** Beginning an item: where it will stand, what it is, what it is called. */
import { useNavigate } from '@tanstack/react-router';
import { Button, Form, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { queries } from '#console/queries.ts';
import { call, IssuesError } from '#platform/call.ts';
import type { Issue } from '#platform/outcome.ts';
import { endpoints } from '../../contract.ts';
import { type ItemKind, itemKinds } from '../../model.ts';
import { kindsOf, sectionOptions } from './kinds.ts';
import { useSections } from './queries.ts';

type Begun = { readonly sectionId: string | null; readonly kind: ItemKind | null; readonly title: string };

const missing = ({ sectionId, kind }: Begun): Issue[] => [
  ...(sectionId ? [] : [{ field: 'sectionId', message: '请选择栏目。' }]),
  ...(kind ? [] : [{ field: 'kind', message: '请选择类型。' }]),
];

function useBeginning(begun: Begun) {
  const { run, busy } = useAct();
  const navigate = useNavigate();
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const create = async () => {
    const { sectionId, kind, title } = begun;
    const faults = missing(begun);
    if (!sectionId || !kind || faults.length > 0) return setIssues(faults);
    const item = await run(async () => {
      try {
        return await call(endpoints.createItem, { input: { sectionId, kind, title } });
      } catch (problem) {
        if (!(problem instanceof IssuesError)) throw problem;
        setIssues(problem.issues);
        return undefined;
      }
    });
    if (!item) return;
    void queries.invalidateQueries({ queryKey: ['items'] });
    await navigate({ to: '/items/$id', params: { id: String(item.id) } });
  };
  return { create, busy, issues };
}

function Questions(props: {
  begun: Begun;
  change: (part: Partial<Begun>) => void;
  issues: readonly Issue[];
}) {
  const { begun, change, issues } = props;
  const sections = useSections();
  const kinds = kindsOf(sections.data?.find(({ id }) => id === begun.sectionId));
  const choose = (sectionId: string) => {
    const [first = null] = kindsOf(sections.data?.find(({ id }) => id === sectionId));
    change({ sectionId, kind: first });
  };
  return (
    <Form layout="vertical" component="div">
      <OtherIssues issues={issues} fields={['sectionId', 'kind', 'title']} />
      <Field label="栏目" field="sectionId" issues={issues} required>
        {(control) => (
          <Select
            {...control}
            virtual={false}
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="选择栏目，可输入文字查找"
            loading={sections.isPending}
            value={begun.sectionId}
            options={sectionOptions(sections.data ?? [])}
            onChange={choose}
            notFoundContent="没有这样的栏目"
          />
        )}
      </Field>
      {kinds.length > 0 && (
        <Field label="类型" field="kind" issues={issues} required>
          {({ id: _, ...control }) => (
            <Radio.Group
              {...control}
              aria-label="类型"
              value={begun.kind}
              onChange={(event) => change({ kind: event.target.value })}
              options={kinds.map((kind) => ({ value: kind, label: itemKinds[kind] }))}
            />
          )}
        </Field>
      )}
      <Field
        label="标题"
        field="title"
        issues={issues}
        hint="以后可以改；要导入 Word 文件的，可以不填，导入时从文件里读出。"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={begun.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
    </Form>
  );
}

const blank: Begun = { sectionId: null, kind: null, title: '' };

/** The button and its dialog. With a `title` it is one of several on a screen: small, and named after the title. */
export function NewItem({ section, title = '' }: { section: string | undefined; title?: string }) {
  const sections = useSections();
  const [open, setOpen] = useState(false);
  const [begun, setBegun] = useState<Begun>(blank);
  const { create, busy, issues } = useBeginning(begun);
  const begin = () => {
    const known = sections.data?.find(({ id }) => id === section);
    setBegun({ ...blank, title, ...(known && { sectionId: known.id, kind: kindsOf(known)[0] ?? null }) });
    setOpen(true);
  };
  return (
    <>
      <Button
        {...(title === '' ? { type: 'primary' } : { size: 'small', 'aria-label': `为“${title}”新建信息` })}
        onClick={begin}
      >
        新建信息
      </Button>
      <Modal
        open={open}
        title="新建信息"
        okText="建立草稿"
        cancelText="取消"
        confirmLoading={busy}
        onOk={() => void create()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <Questions
          begun={begun}
          change={(part) => setBegun((before) => ({ ...before, ...part }))}
          issues={issues}
        />
      </Modal>
    </>
  );
}
