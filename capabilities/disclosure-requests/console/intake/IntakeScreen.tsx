/** A clerk registers what came in by any door; the receipt with its query code is shown once. */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { type FormEvent, useState } from 'react';
import { printDay, today } from '#console/parts/instants.ts';
import { OtherIssues } from '#console/parts/issues.tsx';
import { LeaveGuard } from '#console/parts/LeaveGuard.tsx';
import { Page } from '#console/parts/page.tsx';
import { useSending } from '#console/parts/useSending.ts';
import { call, IssuesError } from '#platform/call.ts';
import { isIssues } from '#platform/outcome.ts';
import { endpoints, type ReceiptData } from '../../contract.ts';
import { refreshRequests } from '../queries.ts';
import { ApplicantFields } from './ApplicantFields.tsx';
import { ArrivalFields } from './ArrivalFields.tsx';
import { blankArrival } from './arrival.ts';
import { personFieldNames } from './PersonFields.tsx';
import { QueryCode } from './QueryCode.tsx';
import { WishFields } from './WishFields.tsx';
import '../requests.css';

const known = [
  ...['arrivedOn', 'confirmedOn', 'ownerId', 'wish.subject', 'wish.form', 'wish.route'],
  ...personFieldNames('applicant'),
  ...personFieldNames('representative'),
];

function Receipt({ receipt, again }: { receipt: ReceiptData; again: () => void }) {
  return (
    <section className="panel receipt" aria-labelledby="receipt">
      <h2 id="receipt">政府信息公开申请登记回执</h2>
      <QueryCode number={receipt.number} code={receipt.queryCode} />
      <p>
        {printDay(receipt.arrivedOn)}到达。{receipt.receiptRule}
        {receipt.receivedOn && receipt.dueOn
          ? `收到申请之日为${printDay(receipt.receivedOn)}，应于${printDay(receipt.dueOn)}前答复。`
          : '收到申请之日还没有确定，确认后起算期限。'}
      </p>
      {receipt.missing.length > 0 && (
        <p>还缺少：{receipt.missing.join('、')}。可在收到之日起7个工作日内一次性告知补正。</p>
      )}
      <div className="button-row no-print">
        <Link className="button-link" to="/requests/$id" params={{ id: receipt.id }}>
          打开这件申请
        </Link>
        <Button onClick={again}>再登记一件</Button>
      </div>
    </section>
  );
}

function IntakeForm({ done }: { done: (receipt: ReceiptData) => void }) {
  const [first] = useState(() => blankArrival(today()));
  const [arrival, setArrival] = useState(first);
  const { send, busy, issues } = useSending();
  const navigate = useNavigate();
  const register = async (event: FormEvent) => {
    event.preventDefault();
    const receipt = await send(async () => {
      const answer = await call(endpoints.registerRequest, { input: arrival });
      if (isIssues(answer)) throw new IssuesError(answer.issues);
      return answer;
    });
    if (!receipt) return;
    await refreshRequests();
    done(receipt);
  };
  const parts = { arrival, set: setArrival, issues };
  return (
    <form onSubmit={(event) => void register(event)} noValidate>
      <LeaveGuard unsaved={arrival !== first && !busy} what="这件申请" />
      <Form layout="vertical" component="div">
        <OtherIssues issues={issues} fields={known} />
        <ArrivalFields {...parts} />
        <ApplicantFields {...parts} />
        <WishFields {...parts} />
      </Form>
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={busy}>
          登记
        </Button>
        <Button onClick={() => void navigate({ to: '/requests' })}>取消</Button>
      </div>
    </form>
  );
}

export function IntakeScreen() {
  const [receipt, setReceipt] = useState<ReceiptData | null>(null);
  return (
    <Page
      title="登记申请"
      lead="只登记条例第二十九条要求的内容；内容不全的也应登记，再一次性告知补正。不得要求说明用途。"
    >
      {receipt ? (
        <Receipt receipt={receipt} again={() => setReceipt(null)} />
      ) : (
        <IntakeForm done={setReceipt} />
      )}
    </Page>
  );
}
