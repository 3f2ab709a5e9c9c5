/** Dates of birth and mailboxes of persons. */
import { before, type Find, type Passage } from '../passage.ts';

const birth = [
  /(?:出生日期|出生年月日|出生时间|生日)[:：为是]{0,2}[ ]?((?:19|20)\d\d)[-年./]\d{1,2}[-月./]\d{1,2}日?/g,
  /((?:19|20)\d\d)年\d{1,2}月\d{1,2}日(?:出生|生于?(?=[，。；、 \n）)]))/g,
  /(?<![发产诞])(?:生于|出生于)((?:19|20)\d\d)年\d{1,2}月\d{1,2}日/g,
];

export function* births(passage: Passage): Iterable<Find> {
  for (const [i, form] of birth.entries())
    for (const match of passage.plain.matchAll(form)) {
      if (Number(match[1]) < 1925) continue;
      yield {
        rule: 'birth',
        severity: i === 0 ? 'serious' : 'advice',
        from: match.index,
        to: match.index + match[0].length,
        message: '这里写明了出生的年月日，属于个人信息。请删去，确需公开的写到年月为止。',
      };
    }
}

const mailbox =
  /(?<![A-Za-z0-9._%+-])[A-Za-z0-9][A-Za-z0-9._%+-]{1,40}@(?:(?:vip\.)?(?:qq|163|126|sina|sohu|139|189|wo|foxmail|gmail|hotmail|outlook|yeah|aliyun|icloud|tom|21cn)\.(?:com|cn|net)(?:\.cn)?)(?![A-Za-z0-9.-]*[A-Za-z0-9])/gi;
const ofOffice =
  /(?:举报|监督|投诉|单位|办公|咨询|报名|投稿|征集|反馈|意见|局|中心|学校|工作|公开|接收|受理|征稿|活动|申请|组委会|邮寄|发送至|发至|报送至|材料|科室|幼儿园|图书馆|文化馆)[^\n，。；]{0,12}$/;

export function* mailboxes(passage: Passage): Iterable<Find> {
  for (const match of passage.plain.matchAll(mailbox)) {
    if (ofOffice.test(before(passage, match.index, 20))) continue;
    yield {
      rule: 'email',
      severity: 'advice',
      from: match.index,
      to: match.index + match[0].length,
      message: '这里可能是个人邮箱。请确认；对外联系请用单位的邮箱。',
    };
  }
}
