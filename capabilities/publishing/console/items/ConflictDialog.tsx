/** Somebody saved first: both texts side by side, and nothing typed here is thrown away unasked. */
import { App, Button, Modal } from 'antd';
import { diffArrays, diffChars } from 'diff';
import { printInstant } from '#console/parts/instants.ts';
import { Comparison } from '../rail/Comparison.tsx';
import type { Conflict } from '../work/desk.ts';
import type { ItemWork } from '../work/useItemWork.ts';

/** The words of a body, paragraph by paragraph. */
function paragraphsOf(html: string): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html');
  return [...page.body.children].map((block) => block.textContent?.trim() ?? '').filter(Boolean);
}

const textOf = ({ form, body }: Conflict['mine']): string[] => [form.facts.title, ...paragraphsOf(body)];

type Rows = Parameters<typeof Comparison>[0]['rows'];

/** Paragraphs that differ, each with its runs. */
function rowsBetween(theirs: string[], mine: string[]): Rows {
  const parts = diffArrays(theirs, mine);
  return parts.flatMap((part, at) => {
    if (!part.added && !part.removed) return [];
    const before = parts[at - 1];
    if (part.added && before?.removed) return [];
    const next = parts[at + 1];
    const paired = part.removed && next?.added;
    const left = part.removed ? part.value.join('\n') : null;
    const right = part.added ? part.value.join('\n') : paired ? next.value.join('\n') : null;
    const runs =
      left !== null && right !== null
        ? diffChars(left, right).map(({ added, removed, value }) => ({
            kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
            text: value,
          }))
        : [];
    const kind = left === null ? 'added' : right === null ? 'removed' : 'changed';
    return [{ label: `第${at + 1}处`, kind, before: left, after: right, runs }];
  });
}

export function ConflictDialog({ work }: { work: ItemWork }) {
  const { conflict } = work;
  const { message } = App.useApp();
  const mine = conflict && textOf(conflict.mine);
  const copy = async () => {
    if (!mine) return;
    await navigator.clipboard.writeText(mine.join('\n\n'));
    message.success('您的文字已复制，可以粘贴到别处保存。');
  };
  return (
    <Modal
      open={conflict !== null}
      title={
        conflict
          ? `${conflict.theirs.updatedBy}已在 ${printInstant(conflict.theirs.updatedAt)} 保存过这条信息`
          : ''
      }
      width="min(72rem, 96vw)"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <div className="button-row is-end">
          <Button onClick={() => void copy()}>复制我的文字</Button>
          <Button onClick={() => conflict && work.take(conflict.theirs)}>用已保存的内容，放弃我的</Button>
          <Button type="primary" disabled={conflict?.theirs.may.edit !== null} onClick={() => work.insist()}>
            以我的为准保存
          </Button>
        </div>
      }
    >
      <p>您的修改还没有写入，也没有丢失。请对照两边的文字后选择；被替换的内容仍可在历史里找回。</p>
      {conflict?.theirs.may.edit && <p className="text-error">{conflict.theirs.may.edit}</p>}
      {conflict && mine && (
        <Comparison
          rows={rowsBetween(
            textOf({
              form: { ...conflict.mine.form, facts: conflict.theirs.facts },
              body: conflict.theirs.body,
            }),
            mine,
          )}
          names={['已保存的', '我的']}
        />
      )}
    </Modal>
  );
}
