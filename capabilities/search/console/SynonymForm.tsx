/** A group of words that mean the same: new, or one that is changed. */
import { App, Checkbox, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { call } from '#platform/call.ts';
import { endpoints } from '../contract.ts';
import { refreshSearch } from './queries.ts';

type Begun = { readonly id?: string; readonly words: readonly string[]; readonly oneWay: boolean };

const wordsIn = (text: string): string[] =>
  text
    .split(/[\n、，,；;]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

export function SynonymForm({ begun, close }: { begun: Begun; close: () => void }) {
  const { message } = App.useApp();
  const { send, busy, issues, setIssues } = useSending();
  const [text, setText] = useState(`${begun.words.join('\n')}${begun.words.length === 1 ? '\n' : ''}`);
  const [oneWay, setOneWay] = useState(begun.oneWay);
  const save = async () => {
    const words = wordsIn(text);
    if (words.length < 2) return setIssues([{ field: 'words', message: '请至少填写两个词，每行一个。' }]);
    const tooLong = words.find((word) => word.length > 40);
    if (tooLong) return setIssues([{ field: 'words', message: `“${tooLong}”超过40个字，请写短一些。` }]);
    const input = { words, oneWay };
    const saved = await send(() =>
      begun.id === undefined
        ? call(endpoints.createSynonym, { input })
        : call(endpoints.saveSynonym, { params: { id: begun.id }, input }),
    );
    if (!saved) return;
    await refreshSearch();
    message.success(`已保存：${words.join('、')}`);
    close();
  };
  return (
    <Modal
      open
      title={begun.id === undefined ? '添加同义词' : '修改同义词'}
      okText="保存"
      confirmLoading={busy}
      onOk={() => void save()}
      onCancel={close}
    >
      <Form layout="vertical" component="div">
        <OtherIssues issues={issues} fields={['words', 'oneWay']} />
        <Field
          label="词语"
          field="words"
          issues={issues}
          required
          hint="每行一个。搜索其中一个，也会找到写着其他几个的信息。"
        >
          {(control) => (
            <Input.TextArea
              {...control}
              autoFocus
              rows={5}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <Checkbox checked={oneWay} onChange={(event) => setOneWay(event.target.checked)}>
          第一个词是公众的说法，只从它找到后面的词，不反过来
        </Checkbox>
      </Form>
    </Modal>
  );
}
