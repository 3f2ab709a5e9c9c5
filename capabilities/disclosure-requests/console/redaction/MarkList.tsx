/** Everything that is marked, each with its ground; words to be masked everywhere; what the checks suggest. */
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { Field } from '#console/parts/issues.tsx';
import { cite } from '#rules/citation.ts';
import { withholdingGround, withholdingGroundIds } from '#rules/requests/withholding.ts';
import type { LayoutData, MarkData } from '../../contract-release.ts';
import { changed, type Ground, markAt, type NewPlace, placeOf } from './marking.ts';

const grounds = withholdingGroundIds.map((value) => {
  const { label, basis } = withholdingGround(value);
  return { value, label: `${label}（${cite(basis).replace(/^《.*?》/, '')}）` };
});

type GroundProps = { ground: Ground; choose: (ground: Ground) => void };

/** The ground that the next marks get. */
export function GroundPicker({ ground, choose }: GroundProps) {
  return (
    <Field label="新标记的依据" field="ground" issues={[]} hint="选定后再标记；每一处也可以单独改。">
      {(control) => <Select {...control} value={ground} options={grounds} onChange={choose} />}
    </Field>
  );
}

type AddProps = { add: (place: NewPlace) => void };

/** 处处遮盖: the words wherever they stand, spaced, in full width, split. */
export function Everywhere({ add }: AddProps) {
  const [text, setText] = useState('');
  const submit = () => {
    if (text.trim() === '') return;
    add({ what: 'everywhere', text: text.trim() });
    setText('');
  };
  return (
    <Field
      label="处处遮盖的文字"
      field="everywhere"
      issues={[]}
      hint="如姓名、证件号码。中间有空格、全角写法、分开排的也会找到。"
    >
      {(control) => (
        <span className="redaction-everywhere">
          <Input
            {...control}
            value={text}
            maxLength={300}
            onChange={(event) => setText(event.target.value)}
            onPressEnter={submit}
          />
          <Button onClick={submit}>添加</Button>
        </span>
      )}
    </Field>
  );
}

type SuggestionProps = AddProps & {
  suggestions: LayoutData['suggestions'];
  marks: readonly MarkData[];
  remove: (id: string) => void;
};

/** What looks like personal information; each is a person's decision. */
export function Suggestions({ suggestions, marks, add, remove }: SuggestionProps) {
  if (suggestions.length === 0) return null;
  return (
    <section aria-labelledby="redaction-suggestions">
      <h2 id="redaction-suggestions">疑似个人信息（{suggestions.length}个）</h2>
      <ul className="redaction-suggestions">
        {suggestions.map(({ text, what, where, count }) => {
          const mark = markAt(marks, { what: 'everywhere', text });
          return (
            <li key={text}>
              <Checkbox
                checked={mark !== undefined}
                onChange={() => (mark ? remove(mark.id) : add({ what: 'everywhere', text }))}
              >
                {text}
                <span className="quiet">
                  {' '}
                  {what}，{where}
                  {count > 1 && `等${count}处`}
                </span>
              </Checkbox>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

type ListProps = {
  marks: readonly MarkData[];
  layout: LayoutData | undefined;
  mayMark: boolean;
  findings: readonly { readonly mark: string | null; readonly told: string }[];
  set: (marks: MarkData[]) => void;
};

export function MarkList({ marks, layout, mayMark, findings, set }: ListProps) {
  return (
    <section aria-labelledby="redaction-marks">
      <h2 id="redaction-marks">标记（{marks.length}处）</h2>
      {marks.length === 0 && (
        <p className="quiet">还没有标记。没有标记也可以生成：只清除隐藏内容和文档属性。</p>
      )}
      <ol className="redaction-marks">
        {marks.map((mark, index) => {
          const place = placeOf(mark, layout);
          const name = `第${index + 1}处：${place}`;
          const wrong = findings.filter((one) => one.mark === mark.id);
          return (
            <li key={mark.id}>
              <span>
                {index + 1}. {place}
              </span>
              <Select
                aria-label={`${name}的依据`}
                size="small"
                value={mark.ground}
                options={grounds}
                disabled={!mayMark}
                onChange={(ground) => set(changed(marks, mark.id, { ground }))}
              />
              <span className="redaction-mark-acts">
                <Checkbox
                  checked={mark.mayStandElsewhere === true}
                  disabled={!mayMark}
                  onChange={(event) =>
                    set(changed(marks, mark.id, { mayStandElsewhere: event.target.checked }))
                  }
                >
                  别处的相同文字可以公开
                </Checkbox>
                <Button
                  size="small"
                  type="text"
                  danger
                  disabled={!mayMark}
                  aria-label={`删除${name}`}
                  onClick={() => set(marks.filter(({ id }) => id !== mark.id))}
                >
                  删除
                </Button>
              </span>
              {wrong.map(({ told }) => (
                <span key={told} className="field-issue">
                  ✕ {told}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
