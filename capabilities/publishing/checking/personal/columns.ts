/**
 * Lists of persons: columns that must not be public. The fields are those of the notice of Henan's education department
 * of 2017 on lists of student aid (身份证件号码、家庭住址、电话号码、出生日期、银行卡号; seen as a web copy): local practice,
 * not law of the state. The organ adds its own as terms of the kind 'blocked-field'.
 */
import type { Find, Knowledge, Passage } from '../passage.ts';
import { type Cell, columnBelow, type Table, tablesIn } from '../tables.ts';

const fields: readonly (readonly [head: RegExp, name: string])[] = [
  [
    /^(?:学生|本人|家长|监护人|教师|申请人|持证人|负责人)?(?:居民|公民)?(?:身份证|身份)(?:件)?(?:号|号码|证号)?(?:码)?$|^证件号码?$/,
    '身份证件号码',
  ],
  [
    /^(?:学生|本人|家长|发放)?(?:银行)?(?:卡号|账号|帐号|卡账号)$|^(?:银行卡|一卡通|社保卡|开户)(?:号|号码|账号|帐号|卡号)$/,
    '银行卡号',
  ],
  [
    /^(?:家庭|居住|户籍|现|详细)?(?:住址|家庭地址|居住地址|户籍地址|详细住址)$|^家庭(?:详细)?(?:地址|住址)$|^户籍所在地$/,
    '家庭住址',
  ],
  [/^(?:出生日期|出生年月日|生日)$/, '出生日期'],
];
const phoneHead =
  /^(?:学生|本人|家长|监护人|家庭)?(?:联系)?(?:电话|手机|方式|手机号|手机号码|电话号码|联系电话|联系方式)(?:号码)?$/;
const personHead =
  /^(?:学生|教师|受助|申请|考生|获奖|儿童|幼儿|被资助|被推荐|拟录用|受助学生|被公示)?(?:人|者|人员)?姓\s*名$|^(?:学生|儿童|受助学生)$/;
const bodyHead = /^(?:单位|学校|机构|场馆|企业|公司|部门|科室|幼儿园|培训机构)(?:名称|全称)?$/;
const dutyHead = /^(?:职务|职称|岗位|分管工作|工作分工|职务职称)$/;
const aid = /资助|补助|贫困|困难|受助|助学|营养|寄宿|免费|减免|建档立卡/;

export function* columns(passage: Passage, { terms }: Knowledge): Iterable<Find> {
  const blocked = new Set(terms.filter(({ kind }) => kind === 'blocked-field').map(({ wrong }) => wrong));
  for (const table of tablesIn(passage)) {
    const row = headRow(table, blocked);
    if (row === null) continue;
    for (const [column, head] of (table.rows[row] ?? []).entries()) {
      const find = ofColumn(table, row, column, head, blocked);
      if (find) yield find;
    }
    yield* minors(passage, table, row);
  }
}

const tidy = (text: string): string => text.replace(/[\s*（(].*$/, '').replace(/\s/g, '');
const spaced = (text: string): string => text.replace(/(?<=^姓) +(?=名$)/, '');

/** The row that names persons: the first of the first three with a column of names. */
function headRow(table: Table, blocked: ReadonlySet<string>): number | null {
  const row = table.rows
    .slice(0, 4)
    .findIndex((cells) =>
      cells.some(({ text }) => personHead.test(tidy(spaced(text))) || blocked.has(tidy(text))),
    );
  return row < 0 ? null : row;
}

/** What a column holds that tells something: not empty, not a stroke, not wholly masked. */
const telling = (cells: readonly Cell[]): Cell[] =>
  cells.filter(
    ({ text }) =>
      /[0-9A-Za-z\u4e00-\u9fff]/.test(text) &&
      !/^[*×xX—-]+$/.test(text) &&
      !/^(?:无|略|不公开|详见.*|合计)$/.test(text),
  );

function ofColumn(
  table: Table,
  row: number,
  column: number,
  head: Cell,
  blocked: ReadonlySet<string>,
): Find | null {
  const title = tidy(head.text);
  const name =
    fields.find(([form]) => form.test(title))?.[1] ??
    (blocked.has(title) ? title : null) ??
    phoneOf(table, row, title);
  if (name === null || title === '') return null;
  const cells = telling(columnBelow(table, row, column));
  if (cells.length === 0) return null;
  if (name === '手机或电话' && !cells.some(({ text }) => /(?<!\d)1[3-9][\d* -]{9,11}/.test(text)))
    return null;
  const partly = cells.every(({ text }) => /[*●×]{2}/.test(text) || /[xX]{3}/.test(text));
  return {
    rule: 'column',
    severity: partly ? 'advice' : 'serious',
    from: head.from,
    to: head.to,
    message: partly
      ? `名单里有“${title}”一栏，虽已遮盖一部分，仍可能推出本人。建议整栏删去。`
      : `名单里有“${title}”一栏（${name}），不应公开。请整栏删去后再发布。`,
  };
}

function phoneOf(table: Table, row: number, title: string): string | null {
  if (!phoneHead.test(title)) return null;
  const heads = (table.rows[row] ?? []).map(({ text }) => tidy(text));
  return heads.some((head) => bodyHead.test(head) || dutyHead.test(head)) ? null : '手机或电话';
}

/** Names of children with their school and class, in a list of aid. */
function* minors(passage: Passage, table: Table, row: number): Iterable<Find> {
  const heads = table.rows[row] ?? [];
  const name = heads.find(({ text }) => personHead.test(tidy(spaced(text))));
  const hasClass = heads.some(({ text }) =>
    /^(?:所在)?(?:班级|年级|就读班级|年级班级|年级、班级)$/.test(tidy(text)),
  );
  const isAid = aid.test(passage.plain) || /学生/.test(name?.text ?? '');
  const shown =
    name && telling(columnBelow(table, row, heads.indexOf(name))).some(({ text }) => !/[*×某]/.test(text));
  if (!name || !hasClass || !isAid || !shown) return;
  yield {
    rule: 'minors',
    severity: 'advice',
    from: name.from,
    to: name.to,
    message:
      '名单同时写明学生姓名和班级，可能让未成年人被认出。请确认确需公开，设定公示截止日期；受助学生建议隐去姓名中的一个字。',
  };
}
