/** What the journal says of an item, in words for its timeline. Pure. */
import { stageLabels } from '#rules/review-stages.ts';

type Detail = Readonly<Record<string, unknown>>;

const words: Readonly<Record<string, (detail: Detail) => string>> = {
  'item-created': () => '建立草稿',
  'item-edited': () => '修改工作稿',
  'item-kept': ({ version }) => `保存为第${version}版`,
  'item-edits-discarded': () => '放弃修改，工作稿恢复为已发布的内容',
  'item-file-added': ({ use }) =>
    use === 'attachment' ? '上传附件' : use === 'video' ? '上传视频' : '上传图片',
  'item-submitted': ({ version }) => `送审（第${version}版）`,
  'item-recalled': () => '撤回送审',
  'item-passed': ({ stage }) => `${stageOf(stage)}：通过`,
  'item-returned': ({ stage }) => `${stageOf(stage)}：退回修改`,
  'item-cleared': () => '六个审校环节全部完成',
  'item-scheduled': ({ at }) => (typeof at === 'string' ? `定于${inShanghai(at)}发布` : '审结后等人发布'),
  'item-published': ({ version }) => `发布第${version}版`,
  'item-published-urgently': ({ dueOn, reason }) => `紧急发布，${dueOn}前补齐审校；理由：${reason}`,
  'item-corrected': ({ version, notice }) => `发布更正（第${version}版）：${notice}`,
  'item-taken-down': ({ notice }) => `撤下：${notice}`,
  'item-restored': ({ notice }) => `恢复：${notice}`,
  'item-attachments-ended': () => '公示期满，含个人信息的附件下线',
  'item-moved': () => '移到另一栏目',
  'items-imported': () => '从旧网站导入',
  'hit-allowed': () => '允许一处检查结果',
};

const stageOf = (stage: unknown): string =>
  (stageLabels as Readonly<Record<string, string>>)[String(stage)] ?? String(stage);

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
});
const inShanghai = (instant: string): string => clock.format(new Date(instant));

/** 「初审：通过」; an event without words here is called by its name. */
export const saidOf = (event: string, detail: Detail): string => words[event]?.(detail) ?? event;
