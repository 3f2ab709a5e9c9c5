/** The facts of the organ as the portal prints them in header, footer and meta tags. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import { useAct } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { LeaveGuard } from '#console/parts/LeaveGuard.tsx';
import { Page, standIn } from '#console/parts/page.tsx';
import { queries } from '#console/queries.ts';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints, type OrganFacts, type OrganViewData } from '../contract.ts';

type Facts = z.infer<typeof OrganFacts>;

const groups: readonly {
  title: string;
  fields: readonly { field: keyof Facts; label: string; required?: boolean; hint?: string }[];
}[] = [
  {
    title: '单位',
    fields: [
      { field: 'name', label: '单位全称', required: true, hint: '与公章一致' },
      { field: 'shortName', label: '单位简称', required: true },
      { field: 'address', label: '办公地址' },
      { field: 'postcode', label: '邮政编码' },
      { field: 'phone', label: '联系电话' },
      { field: 'email', label: '电子邮箱' },
      { field: 'officeHours', label: '办公时间', hint: '例如：工作日 9:00—12:00，13:30—17:30' },
    ],
  },
  {
    title: '网站',
    fields: [
      { field: 'siteName', label: '网站名称', required: true },
      { field: 'siteDomain', label: '网站域名', hint: '例如 www.example.gov.cn' },
      { field: 'siteIdCode', label: '网站标识码', hint: '10位，显示在页脚' },
      { field: 'icp', label: 'ICP备案号' },
      { field: 'policeRecord', label: '公安备案号' },
    ],
  },
];
const names = groups.flatMap((group) => group.fields.map(({ field }) => field));

function FactFields(props: {
  facts: Facts;
  issues: readonly Issue[];
  change: (field: keyof Facts, value: string) => void;
}) {
  return groups.map((group) => (
    <fieldset key={group.title} className="panel two-columns">
      <legend>{group.title}</legend>
      {group.fields.map(({ field, label, required, hint }) => (
        <Field
          key={field}
          label={label}
          field={field}
          issues={props.issues}
          required={required ?? false}
          {...(hint && { hint })}
        >
          {(control) => (
            <Input
              {...control}
              value={props.facts[field]}
              onChange={(event) => props.change(field, event.target.value)}
            />
          )}
        </Field>
      ))}
    </fieldset>
  ));
}

function OrganEditor({ organ }: { organ: OrganViewData }) {
  const { id: _, ...saved } = organ;
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [facts, setFacts] = useState<Facts>(saved);
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const unsaved = names.some((name) => facts[name] !== saved[name]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await run(() => call(endpoints.changeOrgan, { input: facts }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    setIssues([]);
    queries.setQueryData(['organ'], answer);
    const { id: _id, ...kept } = answer;
    setFacts(kept);
    void queries.invalidateQueries({ queryKey: ['session'] });
    message.success('单位信息已保存，门户页面随即更新');
  };

  return (
    <form onSubmit={submit} noValidate>
      <Form component={false} layout="vertical">
        <OtherIssues issues={issues} fields={names} />
        <FactFields
          facts={facts}
          issues={issues}
          change={(field, value) => setFacts({ ...facts, [field]: value })}
        />
        <Button type="primary" htmlType="submit" loading={busy} disabled={!unsaved}>
          保存
        </Button>
      </Form>
      <LeaveGuard unsaved={unsaved} what="单位信息" />
    </form>
  );
}

export function OrganForm() {
  const organ = useQuery({
    queryKey: ['organ'],
    queryFn: ({ signal }) => call(endpoints.getOrgan, {}, signal),
  });
  return (
    <Page title="单位信息" lead="显示在门户网站的页眉、页脚和网页标签中。">
      {organ.data ? <OrganEditor organ={organ.data} /> : standIn(organ)}
    </Page>
  );
}
