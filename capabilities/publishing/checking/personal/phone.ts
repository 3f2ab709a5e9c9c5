/** Mobile numbers. Office lines are no personal information. */
import { before, type Find, type Passage } from '../passage.ts';

/** +86, then 3-4-4 with or without signs between. */
const mobile =
  /(?<![0-9A-Za-z_.*=&%#])(?:(?:\+|00)?86[ -]?)?(1(?:3\d|4[01456789]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9]))[ -]?(\d{4})[ -]?(\d{4})(?![0-9A-Za-z*]|\.\d)/g;

/** Numbers that are something else, by the word before them. */
const otherNumber =
  /(?:数量|总计|合计|件数|金额|订单|单号|编号|流水号|工单|文号|代码|条码|合同号|项目号|批号|学号|账号|帐号|货号|型号|序号|标准|〔\d{4}〕|ISBN|CN|SN|QQ|qq)[号码为是第]{0,2}[:： ]{0,2}$/;
const office = /(?:家庭电话|住宅电话|宅电|家长电话|监护人电话|学生电话)[:： ]{0,2}$/;
const landline = /(?<![0-9A-Za-z-])(?:0\d{2,3}[ -]?)?[2-8]\d{6,7}(?![0-9])/g;

export function* phones(passage: Passage): Iterable<Find> {
  const { plain } = passage;
  for (const match of plain.matchAll(mobile)) {
    const from = match.index;
    const to = from + match[0].length;
    if (/[0-9]-$/.test(before(passage, from, 2)) || otherNumber.test(before(passage, from, 12))) continue;
    if (/^-\d/.test(plain.slice(to, to + 2)) || isWithinAddress(plain, from)) continue;
    yield {
      rule: 'phone',
      from,
      to,
      message: '这里有一个手机号码。如果是个人的号码，请改用办公电话，或者删去。',
    };
  }
  for (const match of plain.matchAll(landline)) {
    if (!office.test(before(passage, match.index, 8))) continue;
    yield {
      rule: 'phone',
      severity: 'advice',
      from: match.index,
      to: match.index + match[0].length,
      message: '这里写明是个人或家庭的电话，请确认确需公开，否则删去。',
    };
  }
}

/** Whether the position stands in a web address. */
export function isWithinAddress(plain: string, from: number): boolean {
  const start = Math.max(0, from - 200);
  const token = /[!-~]*$/.exec(plain.slice(start, from))?.[0] ?? '';
  return /:\/\/|www\.|\w\/\w*$/.test(token);
}
