/** The letters of a case: those issued, and drafting the next. */
import { App, Button, Form, Input, Modal, Tag } from 'antd';
import { useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { printDay } from '#console/parts/instants.ts';
import { standIn } from '#console/parts/page.tsx';
import { useMay } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import type { CaseViewData } from '../../contract.ts';
import { type LetterViewData, letterEndpoints, letterPath } from '../../contract-letters.ts';
import { refreshRequests, useLetters } from '../queries.ts';
import { LetterEditor } from './LetterEditor.tsx';

function VoidDialog({ letter, close }: { letter: LetterViewData; close: () => void }) {
  const { run, busy } = useAct();
  const { message } = App.useApp();
  const [reason, setReason] = useState('');
  const send = async () => {
    const answer = await run(() =>
      call(letterEndpoints.voidLetter, { params: { id: letter.id }, input: { reason } }),
    );
    if (!answer) return;
    await refreshRequests();
    message.success('已作废');
    close();
  };
  return (
    <Modal
      open
      title={`作废${letter.name}`}
      okText="作废"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ danger: true, disabled: reason.trim().length < 4 }}
      onOk={() => void send()}
      onCancel={close}
    >
      <p>文号{letter.documentNumber}保留，不再使用。</p>
      <Form layout="vertical" component="div">
        <Form.Item label="理由" htmlFor="void-reason">
          <Input id="void-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function LetterLine({ letter, voids }: { letter: LetterViewData; voids: () => void }) {
  const seesPeople = useMay('requests:people');
  const mayVoid = useMay('requests:lead') && letter.voidedAt === null;
  return (
    <li>
      <b>{letter.name}</b> {letter.documentNumber}
      {letter.voidedAt && <Tag color="error">已作废：{letter.voidedReason}</Tag>}
      <div className="quiet">
        {printDay(letter.issuedOn)}成文，{letter.issuedBy}
        {letter.isEmptied && '，内容已按保管期限删除'}
      </div>
      <div className="button-row">
        {seesPeople && !letter.isEmptied && (
          <>
            <a href={letterPath(letter.id, 'pdf')} download aria-label={`下载PDF：${letter.name}`}>
              下载PDF
            </a>
            <a href={letterPath(letter.id, 'docx')} download aria-label={`下载Word文件：${letter.name}`}>
              下载Word文件
            </a>
          </>
        )}
        {mayVoid && (
          <Button size="small" danger onClick={voids}>
            作废
          </Button>
        )}
      </div>
    </li>
  );
}

export function Letters({ view }: { view: CaseViewData }) {
  const letters = useLetters(view.id);
  const mayDraft = useMay('requests:handle');
  const [drafting, setDrafting] = useState(false);
  const [voided, setVoided] = useState<LetterViewData | null>(null);
  return (
    <section className="panel" aria-labelledby="letters">
      <h2 id="letters">文书</h2>
      {standIn(letters)}
      {letters.data?.letters.length === 0 && <p className="quiet">还没有成文的文书。</p>}
      <ul className="request-letters">
        {letters.data?.letters.map((letter) => (
          <LetterLine key={letter.id} letter={letter} voids={() => setVoided(letter)} />
        ))}
      </ul>
      {mayDraft && !view.anonymised && <Button onClick={() => setDrafting(true)}>起草文书</Button>}
      {drafting && <LetterEditor view={view} close={() => setDrafting(false)} />}
      {voided && <VoidDialog letter={voided} close={() => setVoided(null)} />}
    </section>
  );
}
