/** Name, address, kind and place of a section. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import type { Issue } from '#platform/outcome.ts';
import { endpoints, type SectionData, SectionInput } from '../../contract.ts';
import { endpoints as reviewEndpoints } from '../../contract-review.ts';
import type { SectionKind } from '../../model.ts';
import { kindOptions, parentOptions, top } from './section-options.ts';
import { printedAddress } from './tree.ts';

type Entry = z.input<typeof SectionInput>;
type Control = { entry: Entry; issues: readonly Issue[]; change: (part: Partial<Entry>) => void };

const fields = ['title', 'slug', 'kind', 'parentId', 'description', 'keywords', 'chainId', 'inNavigation'];

const entryOf = (section: SectionData | null, parentId: string | null): Entry =>
  section ?? {
    ...{ title: '', slug: '', kind: 'news', parentId, description: '', keywords: '', chainId: null },
    inNavigation: true,
  };

function NameFields({ entry, issues, change, was }: Control & { was: SectionData | null }) {
  const moved = was && was.slug !== entry.slug;
  return (
    <>
      <Field label="栏目名称" field="title" issues={issues} required>
        {(control) => (
          <Input
            {...control}
            maxLength={40}
            value={entry.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="网址"
        field="slug"
        issues={issues}
        required
        hint={
          moved
            ? `原网址 ${printedAddress(was.slug)} 会自动跳转到新网址。`
            : '小写英文字母、数字和短横线，例如 notices。'
        }
      >
        {(control) => (
          <Input
            {...control}
            prefix="/sections/"
            maxLength={60}
            value={entry.slug}
            onChange={(event) => change({ slug: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function PlaceFields({
  entry,
  issues,
  change,
  sections,
  id,
}: Control & { sections: readonly SectionData[]; id: string | null }) {
  return (
    <div className="two-columns">
      <Field label="栏目类型" field="kind" issues={issues} required hint="决定更新要求和年度统计口径。">
        {(control) => (
          <Select
            {...control}
            value={entry.kind}
            options={kindOptions}
            onChange={(kind: SectionKind) => change({ kind })}
          />
        )}
      </Field>
      <Field label="上级栏目" field="parentId" issues={issues}>
        {(control) => (
          <Select
            {...control}
            value={entry.parentId ?? top}
            options={parentOptions(sections, id)}
            onChange={(parent: string) => change({ parentId: parent === top ? null : parent })}
          />
        )}
      </Field>
    </div>
  );
}

function ChainField({ entry, issues, change }: Control) {
  const chains = useQuery({
    queryKey: ['chains'],
    queryFn: ({ signal }) => call(reviewEndpoints.listChains, {}, signal),
  });
  const usual = chains.data?.find(({ isDefault }) => isDefault)?.name;
  return (
    <Field
      label="审核链"
      field="chainId"
      issues={issues}
      hint="换审核链后，正在审校的信息按新的链重新判断已完成的环节。"
    >
      {(control) => (
        <Select
          {...control}
          value={entry.chainId ?? top}
          options={[
            { value: top, label: usual ? `默认（${usual}）` : '默认' },
            ...(chains.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(chain: string) => change({ chainId: chain === top ? null : chain })}
        />
      )}
    </Field>
  );
}

function WordFields({ entry, issues, change }: Control) {
  return (
    <>
      <Field label="栏目说明" field="description" issues={issues} hint="显示在栏目页，并写入网页描述。">
        {(control) => (
          <Input.TextArea
            {...control}
            rows={2}
            maxLength={300}
            value={entry.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <Field label="关键词" field="keywords" issues={issues} hint="用逗号分开，写入网页关键词。">
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={entry.keywords}
            onChange={(event) => change({ keywords: event.target.value })}
          />
        )}
      </Field>
      <Checkbox
        className="check-line"
        checked={entry.inNavigation}
        onChange={(event) => change({ inNavigation: event.target.checked })}
      >
        在网站导航中显示
      </Checkbox>
    </>
  );
}

export function SectionForm(props: {
  section: SectionData | null;
  parentId: string | null;
  sections: readonly SectionData[];
  readOnly: boolean;
  saved: () => void;
}) {
  const { section } = props;
  const { message } = App.useApp();
  const { send, busy, issues, setIssues } = useSending();
  const [entry, setEntry] = useState<Entry>(() => entryOf(section, props.parentId));
  const change = (part: Partial<Entry>) => setEntry({ ...entry, ...part });
  const save = async () => {
    const read = SectionInput.safeParse(entry);
    if (!read.success)
      return setIssues(
        read.error.issues.map(({ path, message: words }) => ({ field: path.join('.'), message: words })),
      );
    const input = read.data;
    const saved = await send(() =>
      section
        ? call(endpoints.saveSection, { params: { id: section.id }, input })
        : call(endpoints.createSection, { input }),
    );
    if (!saved) return;
    message.success(section ? '已保存' : `已新建“${saved.title}”`);
    void queries.invalidateQueries({ queryKey: ['sections'] });
    props.saved();
  };
  const control = { entry, issues, change };
  return (
    <Form layout="vertical" disabled={props.readOnly} onFinish={() => void save()}>
      <OtherIssues issues={issues} fields={fields} />
      <NameFields {...control} was={section} />
      <PlaceFields {...control} sections={props.sections} id={section?.id ?? null} />
      <ChainField {...control} />
      <WordFields {...control} />
      {!props.readOnly && (
        <Button type="primary" htmlType="submit" loading={busy}>
          {section ? '保存' : '新建栏目'}
        </Button>
      )}
    </Form>
  );
}
