/** Changing one's own password, by choice or because the present one was handed out. */
import { Button, Form, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { useAct } from '#console/parts/act.tsx';
import { Field, OtherIssues } from '#console/parts/issues.tsx';
import { call } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { endpoints, type SessionViewData, type SignedInData } from '../contract.ts';

const blank = { current: '', next: '', again: '' };
const fields = [
  { field: 'current', label: '现在的密码', autoComplete: 'current-password', hint: undefined },
  {
    field: 'next',
    label: '新密码',
    autoComplete: 'new-password',
    hint: '至少10个字符。建议用几个不相干的词连在一起，不要用姓名、单位名或生日。',
  },
  { field: 'again', label: '再输一遍新密码', autoComplete: 'new-password', hint: undefined },
] as const;

export function PasswordForm({ onChanged }: { onChanged: (session: SessionViewData) => void }) {
  const { run, busy } = useAct();
  const [entered, setEntered] = useState(blank);
  const [issues, setIssues] = useState<readonly Issue[]>([]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (entered.next !== entered.again) {
      return setIssues([{ field: 'again', message: '两次输入的新密码不一样，请重新输入。' }]);
    }
    const { current, next } = entered;
    const answer = await run(() => call(endpoints.changePassword, { input: { current, next } }));
    if (!answer) return;
    if (isIssues(answer)) return setIssues(answer.issues);
    setIssues([]);
    setEntered(blank);
    onChanged(answer);
  };

  return (
    <form onSubmit={submit} noValidate className="narrow">
      <Form component={false} layout="vertical">
        <OtherIssues issues={issues} fields={['current', 'next', 'again']} />
        {fields.map(({ field, label, autoComplete, hint }) => (
          <Field key={field} label={label} field={field} issues={issues} required {...(hint && { hint })}>
            {(control) => (
              <Input.Password
                {...control}
                autoComplete={autoComplete}
                value={entered[field]}
                onChange={(event) => setEntered({ ...entered, [field]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Button type="primary" htmlType="submit" loading={busy}>
          修改密码
        </Button>
      </Form>
    </form>
  );
}

/** In place of the console until a handed-out password is changed. */
export function ForcedPasswordChange(props: {
  staff: SignedInData;
  onChanged: (session: SessionViewData) => void;
  onSignOut: () => void;
}) {
  document.title = '修改密码 - 公开台';
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <h1>请先修改密码</h1>
        <p>
          {props.staff.name}
          ，您现在用的是系统管理员给的一次性密码。改成只有您自己知道的密码后，就可以开始工作。
        </p>
        <PasswordForm onChanged={props.onChanged} />
        <Button type="link" onClick={props.onSignOut}>
          先不修改，退出登录
        </Button>
      </div>
    </main>
  );
}
