/** The forms that stay in the house, as they are shipped: lines between bars are the rows of a table. */
import type { LetterKind } from '#rules/requests/letter-kinds.ts';

export const forms = {
  'registration-form': [
    '|申请编号|{申请编号}|',
    '|申请人|{申请人}|',
    '|申请方式|{申请方式}|',
    '|收到日期|{收到日期}|',
    '|申请内容|{申请内容}|',
    '|提供形式|{提供形式}|',
    '|送达方式|{送达方式}|',
    '|答复到期日|{答复到期日}|',
    '|登记人||',
  ],
  'clearance-slip': [
    '|申请编号|{申请编号}|',
    '|申请人|{申请人}|',
    '|收到日期|{收到日期}|',
    '|答复到期日|{答复到期日}|',
    '|申请内容|{申请内容}|',
    '|拟办意见|{拟办意见}|',
    '|依据|{依据条款}|',
    '|合法性审查意见|{合法性审查意见}|',
    '|保密审查意见|{保密审查意见}|',
    '|负责人签批|{负责人签批}|',
  ],
  'proactive-transfer': [
    '根据{依据条款}的规定，下列依申请公开的信息移送主动公开审查：',
    '|申请编号|{申请编号}|',
    '|申请内容|{申请内容}|',
    '|拟主动公开的信息|{拟主动公开的信息}|',
    '|移送理由|{移送理由}|',
    '|接收人||',
  ],
} as const satisfies Partial<Record<LetterKind, readonly string[]>>;
