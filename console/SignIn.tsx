/** Signing in: name and password, then the six digits where two-step verification is on. */
import { Button, Form, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { endpoints, type SessionViewData } from '#capabilities/accounts/contract.ts';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { useAct } from './parts/act.tsx';
import { Field, OtherIssues } from './parts/issues.tsx';

type Entered = { loginName: string; password: string; code: string };

function NameAndPassword(props: {
  entered: Entered;
  change: (part: Partial<Entered>) => void;
  issues: readonly Issue[];
  nameFixed: boolean;
}) {
  const { entered, change, issues, nameFixed } = props;
  return (
    <>
      <Field label="登录名" field="loginName" issues={issues} required>
        {(control) => (
          <Input
            {...control}
            autoComplete="username"
            value={entered.loginName}
            disabled={nameFixed}
            onChange={(event) => change({ loginName: event.target.value })}
          />
        )}
      </Field>
      <Field label="密码" field="password" issues={issues} required>
        {(control) => (
          <Input.Password
            {...control}
            autoComplete="current-password"
            value={entered.password}
            onChange={(event) => change({ password: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** The form; `loginName` is given when a session has ended and the same person signs in again. */
export function SignInForm({
  loginName,
  onSignedIn,
}: {
  loginName?: string;
  onSignedIn: (session: SessionViewData) => void;
}) {
  const { run, busy } = useAct();
  const [entered, setEntered] = useState<Entered>({ loginName: loginName ?? '', password: '', code: '' });
  const [step, setStep] = useState<'password' | 'code'>('password');
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const change = (part: Partial<Entered>) => setEntered((before) => ({ ...before, ...part }));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { code, ...nameAndPassword } = entered;
    const input = step === 'code' ? { ...nameAndPassword, code } : nameAndPassword;
    const answer = await run(() => call(endpoints.signIn, { input }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    setIssues([]);
    if (answer.next === 'code') return setStep('code');
    onSignedIn(answer.session);
  };

  return (
    <form onSubmit={submit} noValidate>
      <Form component={false} layout="vertical">
        <OtherIssues issues={issues} fields={step === 'code' ? ['code'] : ['loginName', 'password']} />
        {step === 'password' ? (
          <NameAndPassword
            entered={entered}
            change={change}
            issues={issues}
            nameFixed={loginName !== undefined}
          />
        ) : (
          <Field
            label="验证码"
            field="code"
            issues={issues}
            required
            hint="请打开身份验证器，填写6位数字；设备不在身边时可填写一个恢复码。"
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="one-time-code"
                value={entered.code}
                onChange={(event) => change({ code: event.target.value })}
              />
            )}
          </Field>
        )}
        <Button type="primary" htmlType="submit" block loading={busy}>
          {step === 'code' ? '验证并登录' : '登录'}
        </Button>
        {step === 'code' && (
          <Button type="link" block onClick={() => setStep('password')}>
            返回上一步
          </Button>
        )}
      </Form>
    </form>
  );
}

/** The sign-in page before anything else of the console is shown. */
export function SignInPage({ onSignedIn }: { onSignedIn: (session: SessionViewData) => void }) {
  document.title = '登录 - 公开台';
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <p className="sign-in-name" aria-hidden="true">
          公开台
        </p>
        <h1>工作人员登录</h1>
        <SignInForm onSignedIn={onSignedIn} />
        <p className="sign-in-help">忘记密码、账号被锁定或停用，请联系本单位系统管理员。</p>
        <p className="sign-in-help">
          <a href="/">返回本单位网站</a>
        </p>
      </div>
    </main>
  );
}
