/** The one time a one-time password is shown. */
import { App, Button, Modal } from 'antd';
import type { z } from 'zod';
import type { HandedOut } from '../contract.ts';

export type HandedOutData = z.infer<typeof HandedOut>;

export function HandedOutDialog({
  handedOut,
  close,
}: {
  handedOut: HandedOutData | null;
  close: () => void;
}) {
  const { message } = App.useApp();
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      message.success('已复制');
    } catch {
      message.warning('浏览器不允许复制，请手工抄写');
    }
  };
  return (
    <Modal
      open={handedOut !== null}
      title="一次性密码"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      destroyOnHidden
      footer={
        <Button type="primary" onClick={close}>
          我已转告本人
        </Button>
      }
    >
      {handedOut && (
        <>
          <p>
            请把下面的密码当面或以其他可靠方式告诉{handedOut.staff.name}（登录名 {handedOut.staff.loginName}
            ）。密码只显示这一次，关闭后无法再查看。
          </p>
          <p className="one-time-password">
            <code>{handedOut.oneTimePassword}</code>{' '}
            <Button onClick={() => void copy(handedOut.oneTimePassword)}>复制</Button>
          </p>
          <p>首次登录时必须修改密码。</p>
        </>
      )}
    </Modal>
  );
}
