/** A remark at a place: the words it is about, and what is wrong with them. */
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { Field } from '#console/parts/issues.tsx';
import type { Issue } from '#platform/outcome.ts';
import type { UnitData } from '../../contract-shapes.ts';
import type { Remark } from '../../model.ts';

/** What is wrong with an entry; the quote must stand in the unit. */
export function faultsOf({ quote, reason }: { quote: string; reason: string }, text: string): Issue[] {
  const faults: Issue[] = [];
  if (quote !== '' && !text.includes(quote))
    faults.push({ field: 'quote', message: '这些字不在这一处的文字里，请照原文填写，或清空表示整处。' });
  if (reason === '') faults.push({ field: 'reason', message: '请写明哪里不对、怎么改。' });
  return faults;
}

export function RemarkForm(props: {
  unit: UnitData;
  quote: string;
  save: (remark: Remark) => void;
  cancel: () => void;
}) {
  const { unit } = props;
  const [entry, setEntry] = useState({ quote: props.quote, reason: '' });
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const save = () => {
    const clean = { quote: entry.quote.trim(), reason: entry.reason.trim() };
    const faults = faultsOf(clean, unit.text);
    setIssues(faults);
    if (faults.length === 0) props.save({ unit: unit.key, ...clean });
  };
  return (
    <Form layout="vertical" className="remark-form" onFinish={save} aria-label={`标注${unit.label}`}>
      <Field
        label="原文字句"
        field="quote"
        issues={issues}
        hint="留空表示整处。先选中文字再点“标注”可以自动填入。"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={500}
            value={entry.quote}
            onChange={(event) => setEntry({ ...entry, quote: event.target.value })}
          />
        )}
      </Field>
      <Field label="哪里不对，怎么改" field="reason" issues={issues} required>
        {(control) => (
          <Input.TextArea
            {...control}
            autoFocus
            rows={2}
            maxLength={1000}
            value={entry.reason}
            onChange={(event) => setEntry({ ...entry, reason: event.target.value })}
          />
        )}
      </Field>
      <div className="button-row">
        <Button type="primary" size="small" htmlType="submit">
          保存标注
        </Button>
        <Button size="small" onClick={props.cancel}>
          取消
        </Button>
      </div>
    </Form>
  );
}
