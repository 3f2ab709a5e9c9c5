/** Asks before a page with unsaved changes is left, inside the console and on closing the tab. */
import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';

export function LeaveGuard({ unsaved, what }: { unsaved: boolean; what: string }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  return (
    <Modal
      open={status === 'blocked'}
      title="有未保存的修改"
      okText="留在本页"
      cancelText="放弃修改并离开"
      cancelButtonProps={{ danger: true }}
      onOk={() => reset?.()}
      onCancel={(event) => {
        // Escape and the cross mean staying; only the button leaves.
        if ((event.target as Element).closest('.ant-modal-footer')) proceed?.();
        else reset?.();
      }}
    >
      <p>{what}还没有保存。离开后这些修改将丢失。</p>
    </Modal>
  );
}
