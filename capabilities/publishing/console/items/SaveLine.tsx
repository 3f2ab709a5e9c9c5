/** Whether what is typed is safe, and who else is here. */
import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { printInstant } from '#console/parts/instants.ts';
import { useStaff } from '#console/session.tsx';
import { call } from '#platform/call.ts';
import { endpoints } from '../../contract.ts';
import type { SaveState } from '../work/desk.ts';
import type { ItemWork } from '../work/useItemWork.ts';

const words = (state: SaveState): string => {
  switch (state.kind) {
    case 'saved':
      return state.at ? `✓ 已保存 ${printInstant(state.at).slice(11)}` : '✓ 已保存';
    case 'unsaved':
      return '● 未保存，稍后自动保存';
    case 'saving':
      return '正在保存…';
    case 'offline':
      return '● 未保存：连接不上，内容留在本页，连上后自动保存';
    case 'refused':
      return '✕ 没有保存';
  }
};

/** Spoken only when it matters: every key pressed would be too much. */
export function SaveLine({ work }: { work: ItemWork }) {
  const { state } = work;
  const bad = state.kind === 'offline' || state.kind === 'refused';
  return (
    <span className={bad ? 'save-line text-error' : 'save-line'}>
      <span aria-hidden={bad || undefined}>{words(state)}</span>
      <span className="sr-only" role="alert">
        {bad && words(state)}
      </span>
      {bad && (
        <Button size="small" onClick={() => void work.flush()}>
          现在再试
        </Button>
      )}
    </span>
  );
}

const beat = 30_000;

/** Tells the server every half minute that this person is here, and learns who else is. */
export function usePresence(id: number) {
  const staff = useStaff();
  const answer = useQuery({
    queryKey: ['item-presence', id],
    refetchInterval: beat,
    refetchIntervalInBackground: false,
    gcTime: 0,
    retry: false,
    queryFn: ({ signal }) => call(endpoints.stayOnItem, { params: { id } }, signal),
  });
  const others = (answer.data?.present ?? []).filter((person) => person.id !== staff.id);
  return { others, revision: answer.data?.revision ?? 0 };
}

export function Others({ work, reload }: { work: ItemWork; reload: () => void }) {
  const { saved, unsaved } = work;
  const { others, revision } = usePresence(saved.id);
  const newer = revision > saved.revision && work.state.kind === 'saved';
  return (
    <>
      {others.length > 0 && (
        <Alert
          type="info"
          showIcon
          role="status"
          title={`${others.map(({ name }) => name).join('、')}也打开了这条信息。同时修改时，后保存的人会收到提示。`}
        />
      )}
      {newer && !unsaved && (
        <Alert
          type="warning"
          showIcon
          role="status"
          title="这条信息刚刚被改过，本页显示的不是最新内容。"
          action={
            <Button size="small" onClick={reload}>
              载入最新内容
            </Button>
          }
        />
      )}
    </>
  );
}
