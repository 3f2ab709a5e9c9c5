/** When it should appear once it is through, and what is said openly of a correction. */
import { Input, Radio } from 'antd';
import { Field } from '#console/parts/issues.tsx';
import { fromPicker, InstantInput, nextHour, toPicker } from '../items/InstantInput.tsx';
import type { Form } from '../work/form.ts';
import type { Panel } from './fields.tsx';

const ways = [
  { value: 'cleared', label: '审结即发' },
  { value: 'at', label: '定时发布' },
  { value: 'held', label: '等人发布' },
] as const;

const wishOf = (when: Form['wish']['when']): Form['wish'] =>
  when === 'at' ? { when, at: fromPicker(nextHour()) } : { when, at: null };

export function WishChoice({ work, form, issues, locked }: Panel) {
  const { wish } = form;
  return (
    <>
      <Field label="审结以后" field="wish" issues={issues}>
        {({ id: _, ...control }) => (
          <Radio.Group
            {...control}
            aria-label="审结以后"
            disabled={locked}
            value={wish.when}
            options={[...ways]}
            onChange={(event) => work.change({ wish: wishOf(event.target.value) })}
          />
        )}
      </Field>
      {wish.when === 'at' && (
        <Field
          label="发布时间（北京时间）"
          field="wish.at"
          issues={issues}
          required
          hint="还没有审结时不会发布。"
        >
          {(control) => (
            <InstantInput
              {...control}
              disabled={locked}
              value={toPicker(wish.at)}
              onChange={(at) => at && work.change({ wish: { when: 'at', at: fromPicker(at) } })}
            />
          )}
        </Field>
      )}
    </>
  );
}

/** Asked only of what has been public: the note stays on the page. */
export function CorrectionNote({ work, form, issues, locked }: Panel) {
  if (!work.saved.publishedAt) return null;
  return (
    <Field
      label="更正说明"
      field="correctionNote"
      issues={issues}
      required
      hint="这条信息已经公开。请写明改了什么、为什么改，会公开显示并一直保留在页面上。"
    >
      {(control) => (
        <Input.TextArea
          {...control}
          rows={3}
          maxLength={500}
          disabled={locked}
          value={form.correctionNote}
          onChange={(event) => work.change({ correctionNote: event.target.value })}
        />
      )}
    </Field>
  );
}
