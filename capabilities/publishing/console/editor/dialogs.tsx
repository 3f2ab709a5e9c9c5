/** What the editor asks: a picture with its words, a video, a link. */
import { Alert, Button, Form, Input, Modal } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field } from '#console/parts/issues.tsx';
import type { FileViewData } from '../../contract-shapes.ts';
import { isSafeLink } from './extensions.ts';
import { accepted, limitsOf, sendFile, tooLarge } from './files.ts';

export type Placed = { readonly file: FileViewData; readonly alt: string; readonly caption: string };

/** The picture as it lies on the author's disk. */
function Glance({ file }: { file: File }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address && <img className="glance" src={address} alt="将要插入的图片" />;
}

export type Words = { readonly alt: string; readonly caption: string };
const noWords: Words = { alt: '', caption: '' };

function PictureWords({ words, say }: { words: Words; say: (words: Words) => void }) {
  return (
    <Form layout="vertical" component="div">
      <Field
        label="图片说明文字（替代文本）"
        field="alt"
        issues={[]}
        required
        hint="看不到图片的人靠它知道图上是什么，例如“工作人员在文化广场发放宣传册”。不会显示在图片下方。"
      >
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={words.alt}
            onChange={(event) => say({ ...words, alt: event.target.value })}
          />
        )}
      </Field>
      <Field label="图注" field="caption" issues={[]} hint="可以不填；填写后显示在图片下方。">
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            value={words.caption}
            onChange={(event) => say({ ...words, caption: event.target.value })}
          />
        )}
      </Field>
    </Form>
  );
}

/** The words of a picture that stands in the text already. */
export function WordsDialog(props: {
  /** As they are; null: closed. */
  present: Words | null;
  cancel: () => void;
  set: (words: Words) => void;
}) {
  const [words, setWords] = useState<Words>(noWords);
  useEffect(() => {
    if (props.present) setWords(props.present);
  }, [props.present]);
  return (
    <Modal
      open={props.present !== null}
      title="修改图片说明"
      okText="确定"
      cancelText="取消"
      okButtonProps={{ disabled: words.alt.trim().length < 2 }}
      onOk={() => props.set({ alt: words.alt.trim(), caption: words.caption.trim() })}
      onCancel={props.cancel}
    >
      <PictureWords words={words} say={setWords} />
    </Modal>
  );
}

/** A picture is placed only with words for whoever does not see it. */
export function PictureDialog(props: {
  item: number;
  open: boolean;
  /** Pasted or dropped; else one is chosen here. */
  given: File | null;
  cancel: () => void;
  place: (picture: Placed) => void;
}) {
  const { run, busy } = useAct();
  const [chosen, setChosen] = useState<File | null>(null);
  const [words, setWords] = useState<Words>(noWords);
  const id = useId();
  const file = props.given ?? chosen;
  const large = file && tooLarge(file, 'picture');
  const clear = () => {
    setChosen(null);
    setWords(noWords);
  };
  const place = async () => {
    const sent = file && (await run(() => sendFile(props.item, 'picture', file)));
    if (!sent) return;
    props.place({ file: sent, alt: words.alt.trim(), caption: words.caption.trim() });
    clear();
  };
  return (
    <Modal
      open={props.open}
      title="插入图片"
      okText="上传并插入"
      cancelText="取消"
      okButtonProps={{ disabled: !file || Boolean(large) || words.alt.trim().length < 2 }}
      confirmLoading={busy}
      onOk={() => void place()}
      onCancel={() => {
        clear();
        props.cancel();
      }}
      destroyOnHidden
    >
      {!props.given && (
        <p>
          <label htmlFor={id}>选择图片</label>
          <input
            id={id}
            type="file"
            className="file-input"
            accept={accepted.picture}
            onChange={(event) => setChosen(event.target.files?.[0] ?? null)}
          />
          <span className="field-hint">{limitsOf.picture}</span>
        </p>
      )}
      {file && <Glance key={`${file.name}${file.size}`} file={file} />}
      {large && <Alert type="error" showIcon title={large} />}
      <PictureWords words={words} say={setWords} />
    </Modal>
  );
}

export function VideoDialog(props: {
  item: number;
  open: boolean;
  cancel: () => void;
  place: (file: FileViewData) => void;
}) {
  const { run, busy } = useAct();
  const [file, setFile] = useState<File | null>(null);
  const id = useId();
  const large = file && tooLarge(file, 'video');
  const place = async () => {
    const sent = file && (await run(() => sendFile(props.item, 'video', file)));
    if (sent) props.place(sent);
  };
  return (
    <Modal
      open={props.open}
      title="插入视频"
      okText="上传并插入"
      cancelText="取消"
      okButtonProps={{ disabled: !file || Boolean(large) }}
      confirmLoading={busy}
      onOk={() => void place()}
      onCancel={props.cancel}
      destroyOnHidden
    >
      <p>
        <label htmlFor={id}>选择视频</label>
        <input
          id={id}
          type="file"
          className="file-input"
          accept={accepted.video}
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <span className="field-hint">
          {limitsOf.video}请在正文里写明视频的主要内容，供听不到、看不到的人了解。
        </span>
      </p>
      {large && <Alert type="error" showIcon title={large} />}
    </Modal>
  );
}

export function LinkDialog(props: {
  open: boolean;
  present: string;
  cancel: () => void;
  set: (address: string | null) => void;
}) {
  const [address, setAddress] = useState(props.present);
  useEffect(() => setAddress(props.present), [props.present]);
  const wrong = address.trim() !== '' && !isSafeLink(address);
  return (
    <Modal
      open={props.open}
      title="链接"
      okText="确定"
      okButtonProps={{ disabled: address.trim() === '' || wrong }}
      cancelText="取消"
      onOk={() => props.set(address.trim())}
      onCancel={props.cancel}
      footer={(_, { OkBtn, CancelBtn }) => (
        <>
          {props.present && <Button onClick={() => props.set(null)}>去掉链接</Button>}
          <CancelBtn />
          <OkBtn />
        </>
      )}
    >
      <Form layout="vertical" component="div">
        <Field
          label="网址"
          field="href"
          issues={
            wrong ? [{ field: 'href', message: '请以 https:// 或 http:// 开头，站内网址以 / 开头。' }] : []
          }
          hint="例如 https://www.gov.cn/；本站的信息可写 /items/12。"
        >
          {(control) => (
            <Input {...control} value={address} onChange={(event) => setAddress(event.target.value)} />
          )}
        </Field>
      </Form>
    </Modal>
  );
}
