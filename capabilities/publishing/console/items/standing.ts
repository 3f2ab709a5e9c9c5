/** What happens next with an item, and which acts are offered; pure. */
import { stageLabels } from '#rules/review-stages.ts';
import type { ItemViewData } from '../../contract-shapes.ts';

export type ActName = Exclude<keyof ItemViewData['may'], 'edit'>;

type ActWords = { readonly label: string; readonly leads?: boolean; readonly danger?: boolean };

/** In the order in which they are offered. */
export const actWords: Readonly<Record<ActName, ActWords>> = {
  submit: { label: '送审', leads: true },
  publish: { label: '发布', leads: true },
  schedule: { label: '定时' },
  recall: { label: '撤回送审' },
  restore: { label: '恢复', leads: true },
  move: { label: '移动栏目' },
  urgent: { label: '紧急发布', danger: true },
  'take-down': { label: '撤下', danger: true },
  discard: { label: '删除草稿', danger: true },
};

const names = Object.keys(actWords) as ActName[];

type Closed = { readonly name: ActName; readonly why: string };

/** What this person may do now, and why not the rest. An act the server does not speak of is closed without words. */
export function visibleActs({ may }: Pick<ItemViewData, 'may'>): { open: ActName[]; closed: Closed[] } {
  return {
    open: names.filter((name) => may[name] === null),
    closed: names.flatMap((name) => {
      const why = may[name];
      return typeof why === 'string' && why !== '' ? [{ name, why }] : [];
    }),
  };
}

type Standing = Pick<
  ItemViewData,
  'phase' | 'isPublic' | 'takenDown' | 'review' | 'wish' | 'scheduledAt' | 'publishedAt'
>;

const clock = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  ...{ year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit', hour12: false },
});
const say = (instant: string) => clock.format(new Date(instant));

function afterwards({ wish }: Standing): string {
  if (wish.when === 'at') return `审结后在${say(wish.at)}自动发布。`;
  return wish.when === 'cleared' ? '审结后立即发布。' : '审结后等人发布。';
}

function ofReview(view: Standing): string {
  const stage = view.review.stages.find(({ stage }) => stage === view.review.open);
  if (!stage) return `正在审校。${afterwards(view)}`;
  const who = stage.who.length > 0 ? `由${stage.who.join('、')}办理` : '没有人可以办理，请检查审核链中的';
  return `下一步：${who}“${stageLabels[stage.stage]}”。${afterwards(view)}`;
}

/** One sentence: what is public now, and what comes next. */
export function nextSentence(view: Standing): string {
  const meanwhile = view.isPublic ? '网站上仍显示原来发布的内容，修改经审校后才会替换。' : '';
  switch (view.phase) {
    case 'draft':
      return `${view.isPublic ? '已发布的信息正在修改。' : '草稿，还没有公开。'}${meanwhile}写好后请送审。`;
    case 'returned':
      return `已退回。按审校意见修改后重新送审，没有改动的段落不必重审。${meanwhile}`;
    case 'in-review':
      return `${ofReview(view)}${meanwhile}`;
    case 'cleared':
      return `六个环节都已完成，等待发布。${meanwhile}`;
    case 'scheduled':
      return `已审结，将在${view.scheduledAt ? say(view.scheduledAt) : '所定时间'}自动发布。${meanwhile}`;
    case 'settled':
      if (view.takenDown) return '已撤下，公众看到的是撤下说明。';
      return view.publishedAt ? `已于${say(view.publishedAt)}发布。修改后须重新审校才会替换。` : '已发布。';
  }
}
