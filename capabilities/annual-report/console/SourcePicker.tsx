/** Choosing a report to read: a file, or pasted text. */
import { Input, Radio } from 'antd';
import { type ChangeEvent, useId, useState } from 'react';
import type { z } from 'zod';
import type { SourceInput } from '../contract.ts';

export type Source = z.input<typeof SourceInput>;

/** The bytes of a file as base64, without the head of a data address. */
const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Error('浏览器读不出这个文件，请检查文件是否还在原处。'));
    reader.readAsDataURL(file);
  });

const kinds = '.docx,.doc,.pdf,.html,.htm,.txt,.xlsx,.json';

/** Calls `choose` with what was chosen, or with null when nothing is. */
export function SourcePicker({ choose }: { choose: (source: Source | null) => void }) {
  const [way, setWay] = useState<'file' | 'text'>('file');
  const id = useId();
  const pick = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    choose(file ? { name: file.name, base64: await base64Of(file) } : null);
  };
  return (
    <div className="source-picker">
      <Radio.Group
        aria-label="导入方式"
        value={way}
        onChange={(event) => {
          setWay(event.target.value);
          choose(null);
        }}
        options={[
          { value: 'file', label: '选择文件' },
          { value: 'text', label: '粘贴全文' },
        ]}
      />
      {way === 'file' ? (
        <div>
          <label htmlFor={id}>年度报告文件（Word、PDF、网页、Excel、文本）</label>
          <input id={id} type="file" accept={kinds} onChange={(event) => void pick(event)} />
        </div>
      ) : (
        <div>
          <label htmlFor={id}>年度报告全文（从网页或文档复制，表格也一起复制）</label>
          <Input.TextArea
            id={id}
            rows={8}
            onChange={(event) => choose(event.target.value.trim() ? { text: event.target.value } : null)}
          />
        </div>
      )}
    </div>
  );
}
