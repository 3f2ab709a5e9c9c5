/** One 公开事项: its eight columns, the section it is published in, and whether it is this organ's business. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { queries } from '#console/queries.ts';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import type { Issue } from '#platform/outcome.ts';
import { endpoints as sectionEndpoints } from '../../contract.ts';
import { type CatalogueEntryData, CatalogueEntryInput, endpoints } from '../../contract-desk.ts';
import { sectionOptions } from '../sections/section-options.ts';

type Entry = z.input<typeof CatalogueEntryInput>;
type TextField =
  | 'topic'
  | 'matter'
  | 'content'
  | 'basis'
  | 'timeLimit'
  | 'discloser'
  | 'channels'
  | 'audience'
  | 'manner';
type Control = { entry: Entry; issues: readonly Issue[]; change: (part: Partial<Entry>) => void };

const texts: readonly { field: TextField; label: string; rows: number }[] = [
  { field: 'topic', label: '类别', rows: 1 },
  { field: 'matter', label: '公开事项', rows: 1 },
  { field: 'content', label: '公开内容（要素）', rows: 3 },
  { field: 'basis', label: '公开依据', rows: 3 },
  { field: 'timeLimit', label: '公开时限', rows: 1 },
  { field: 'discloser', label: '公开主体', rows: 1 },
  { field: 'channels', label: '公开渠道和载体', rows: 1 },
  { field: 'audience', label: '公开对象', rows: 1 },
  { field: 'manner', label: '公开方式', rows: 1 },
];
const fields = [...texts.map(({ field }) => field), 'field', 'sectionId', 'notApplicable'];

const blank = (field: string): Entry => ({
  ...{ field, topic: '', matter: '', content: '', basis: '', timeLimit: '', discloser: '' },
  ...{ channels: '', audience: '', manner: '', sectionId: null, notApplicable: null },
});

function Texts({ entry, issues, change }: Control) {
  return texts.map(({ field, label, rows }) => (
    <Field key={field} label={label} field={field} issues={issues} required={field === 'matter'}>
      {(control) =>
        rows > 1 ? (
          <Input.TextArea
            {...control}
            rows={rows}
            value={entry[field]}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        ) : (
          <Input
            {...control}
            value={entry[field]}
            onChange={(event) => change({ [field]: event.target.value })}
          />
        )
      }
    </Field>
  ));
}

function PlaceField({ entry, issues, change }: Control) {
  const sections = useQuery({
    queryKey: ['sections'],
    queryFn: ({ signal }) => call(sectionEndpoints.listSections, {}, signal),
  });
  return (
    <Field
      label="公开在哪个栏目"
      field="sectionId"
      issues={issues}
      hint="没有单独指明事项的信息，按这个栏目里有没有公开来判断缺口。"
    >
      {(control) => (
        <Select
          {...control}
          value={entry.sectionId ?? ''}
          options={[{ value: '', label: '（没有指定）' }, ...sectionOptions(sections.data ?? [], null)]}
          onChange={(section: string) => change({ sectionId: section === '' ? null : section })}
        />
      )}
    </Field>
  );
}

function BusinessField({ entry, issues, change }: Control) {
  const off = entry.notApplicable !== null;
  return (
    <fieldset className="not-applicable">
      <legend>是否适用</legend>
      <Checkbox
        checked={off}
        onChange={(event) => change({ notApplicable: event.target.checked ? '' : null })}
      >
        不适用：本单位没有这项职权或业务
      </Checkbox>
      {off && (
        <Field
          label="理由"
          field="notApplicable"
          issues={issues}
          required
          hint="不适用的事项不算缺口；理由留存备查。"
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              maxLength={300}
              value={entry.notApplicable ?? ''}
              onChange={(event) => change({ notApplicable: event.target.value })}
            />
          )}
        </Field>
      )}
    </fieldset>
  );
}

function useSaving(entry: CatalogueEntryData | null, close: () => void) {
  const { message } = App.useApp();
  const sending = useSending();
  const save = async (entered: Entry) => {
    const read = CatalogueEntryInput.safeParse(entered);
    if (!read.success)
      return sending.setIssues(
        read.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message })),
      );
    if (read.data.notApplicable === '')
      return sending.setIssues([{ field: 'notApplicable', message: '请写明不适用的理由。' }]);
    const input = read.data;
    const rows = await sending.send(() =>
      entry
        ? call(endpoints.saveCatalogueEntry, { params: { id: entry.id }, input })
        : call(endpoints.addCatalogueEntry, { input }),
    );
    if (!rows) return;
    queries.setQueryData(['catalogue'], rows);
    message.success('已保存');
    close();
  };
  return { ...sending, save };
}

export function CatalogueDrawer(props: {
  entry: CatalogueEntryData | null;
  fields: readonly { value: string; label: string }[];
  close: () => void;
}) {
  const mayChange = useMay('publishing:structure');
  const [entry, setEntry] = useState<Entry>(() => props.entry ?? blank(props.fields[0]?.value ?? 'other'));
  const { save, busy, issues } = useSaving(props.entry, props.close);
  const control = { entry, issues, change: (part: Partial<Entry>) => setEntry({ ...entry, ...part }) };
  return (
    <Drawer open onClose={props.close} size={600} title={props.entry ? '公开事项' : '增加公开事项'}>
      <Form layout="vertical" disabled={!mayChange} onFinish={() => void save(entry)}>
        <OtherIssues issues={issues} fields={fields} />
        <Field label="领域" field="field" issues={issues} required>
          {(own) => (
            <Select
              {...own}
              value={entry.field}
              options={[...props.fields]}
              onChange={(field: string) => control.change({ field })}
            />
          )}
        </Field>
        <Texts {...control} />
        <PlaceField {...control} />
        <BusinessField {...control} />
        {mayChange && (
          <Button type="primary" htmlType="submit" loading={busy}>
            保存
          </Button>
        )}
      </Form>
    </Drawer>
  );
}
