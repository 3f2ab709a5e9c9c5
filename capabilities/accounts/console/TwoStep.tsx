/** Turning two-step verification on and off: password, QR code, six digits, recovery codes shown once. */
import { Alert, Button, Form, Input } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints } from '../contract.ts';

type Enrolment = { secret: string; uri: string; qrCode: string };

/** One question with one answer, submitted by Enter. */
function OneField(props: {
  label: string;
  field: string;
  button: string;
  secret?: boolean;
  danger?: boolean;
  autoComplete: string;
  ask: (value: string) => Promise<readonly Issue[] | undefined>;
  busy: boolean;
  children?: ReactNode;
}) {
  const [value, setValue] = useState('');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const Control = props.secret ? Input.Password : Input;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIssues((await props.ask(value)) ?? []);
  };
  return (
    <form onSubmit={submit} noValidate className="narrow">
      {props.children}
      <Form component={false} layout="vertical">
        <OtherIssues issues={issues} fields={[props.field]} />
        <Field label={props.label} field={props.field} issues={issues} required>
          {(control) => (
            <Control
              {...control}
              autoComplete={props.autoComplete}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          )}
        </Field>
        <Button type="primary" htmlType="submit" danger={props.danger ?? false} loading={props.busy}>
          {props.button}
        </Button>
      </Form>
    </form>
  );
}

function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  return (
    <>
      <Alert
        type="success"
        showIcon
        title="两步验证已开启"
        description="下面的恢复码只显示这一次。验证设备不在身边时，每个恢复码可以代替验证码登录一次。请打印或抄下，与密码分开存放。"
      />
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button onClick={() => window.print()}>打印</Button>{' '}
      <Button type="primary" onClick={done}>
        我已保存好
      </Button>
    </>
  );
}

function Enrol({ onChanged }: { onChanged: () => void }) {
  const { run, busy } = useAct();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes) return <RecoveryCodes codes={codes} done={onChanged} />;
  const start = async (password: string) => {
    const answer = await run(() => call(endpoints.startTwoStep, { input: { password } }));
    if (!answer) return undefined;
    if (isIssues(answer)) return answer.issues;
    setEnrolment(answer);
    return undefined;
  };
  const confirm = async (code: string) => {
    const answer = await run(() => call(endpoints.confirmTwoStep, { input: { code } }));
    if (!answer) return undefined;
    if (isIssues(answer)) return answer.issues;
    setCodes(answer.recoveryCodes);
    return undefined;
  };
  if (!enrolment) {
    const question = { label: '为确认是您本人，请输入密码', field: 'password', button: '开启两步验证' };
    return (
      <OneField {...question} key="start" secret autoComplete="current-password" ask={start} busy={busy} />
    );
  }
  const question = { label: '验证器上的6位数字', field: 'code', button: '确认开启' };
  return (
    <OneField {...question} key="confirm" autoComplete="one-time-code" ask={confirm} busy={busy}>
      <p>请用手机上的身份验证器（支持TOTP的任何一种）扫描二维码，再填写它显示的6位数字。</p>
      <QrCode value={enrolment.qrCode} />
      <p>
        不能扫描时，请在验证器里手工输入密钥：<code className="break-all">{enrolment.secret}</code>
      </p>
    </OneField>
  );
}

/** The server draws the code as SVG or as the address of a picture; either is shown from a blob of this page. */
function QrCode({ value }: { value: string }) {
  const source = value.startsWith('<svg') ? `data:image/svg+xml,${encodeURIComponent(value)}` : value;
  return <img src={source} width={200} height={200} alt="两步验证的二维码" className="qr-code" />;
}

export function TwoStep({ on, onChanged }: { on: boolean; onChanged: () => void }) {
  const { run, busy } = useAct();
  if (!on) return <Enrol onChanged={onChanged} />;
  const stop = async (password: string) => {
    const answer = await run(() => call(endpoints.stopTwoStep, { input: { password } }));
    if (!answer) return undefined;
    if (isIssues(answer)) return answer.issues;
    onChanged();
    return undefined;
  };
  const question = { label: '要关闭，请输入密码', field: 'password', button: '关闭两步验证' };
  return (
    <OneField {...question} secret danger autoComplete="current-password" ask={stop} busy={busy}>
      <p>
        <strong className="text-success">✓ 已开启。</strong>登录时除密码外还需要验证码。
      </p>
    </OneField>
  );
}
