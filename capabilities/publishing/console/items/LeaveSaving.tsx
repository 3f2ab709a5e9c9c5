/** On the way out what is unsaved is saved; only when that fails is the person asked. */
import { useBlocker } from '@tanstack/react-router';
import { Modal } from 'antd';
import type { ItemWork } from '../work/useItemWork.ts';

export function LeaveSaving({ work }: { work: ItemWork }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: async ({ current, next }) =>
      current.pathname !== next.pathname && work.isUnsaved() && !(await work.flush()),
    enableBeforeUnload: () => work.isUnsaved(),
    withResolver: true,
  });
  return (
    <Modal
      open={status === 'blocked'}
      title="最后的修改还没有保存到服务器"
      okText="留在本页"
      cancelText="离开"
      onOk={() => reset?.()}
      onCancel={(event) => {
        // Escape and the cross mean staying; only the button leaves.
        if ((event.target as Element).closest('.ant-modal-footer')) proceed?.();
        else reset?.();
      }}
    >
      <p>离开后，这些修改只留在这个浏览器标签页里；在同一标签页重新打开这条信息时会恢复。</p>
    </Modal>
  );
}
