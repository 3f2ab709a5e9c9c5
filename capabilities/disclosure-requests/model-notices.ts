/** Which events an applicant is told of by mail or short message, and in which words. Pure. */
import type { EventKind } from './model-events.ts';

/** What the notice says; nothing of what was asked for, nothing of who asked: it may be read by others. */
const notices: Readonly<Partial<Record<EventKind, string>>> = {
  'office-confirmed': '本机关已确认收到。请登录查询页面确认这件申请由您提出，双方确认之日起计算答复期限',
  received: '已确定收到申请之日，答复期限开始计算',
  'correction-asked': '需要您补正申请内容，请尽快查看补正告知书',
  'consultation-sent': '正在书面征求意见，所需时间不计入答复期限',
  'extension-told': '答复期限已依法延长，请查看延期答复告知书',
  'reasons-asked': '需要您说明理由，请查看告知书',
  deferred: '已确定延迟答复的期限，请查看告知书',
  'fee-notified': '已发出信息处理费收费通知，请查看并按期缴纳',
  replied: '已经答复，请查收',
  'deemed-abandoned': '已终结处理，请查看告知书',
  reopened: '正在重新办理',
};

/** The sentence of an event's notice; null for events nobody is told of. */
export function noticeOf(kind: EventKind, number: string, organ: string): string | null {
  const what = notices[kind];
  return what
    ? `您的政府信息公开申请（编号${number}）：${what}。请凭编号和查询码在本站查询。（${organ}）`
    : null;
}

/** A number a short message can be sent to; null for a landline. */
export const mobileOf = (phone: string): string | null => {
  const digits = phone.replace(/[^\d+]/g, '').replace(/^(\+?86)(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(digits) ? digits : null;
};
