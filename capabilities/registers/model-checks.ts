/** What is wrong with an entry, said at the field; pure. The same for the form and for every row of an import. */
import type { Issue } from '#platform/outcome.ts';
import { isDay } from '#rules/calendar.ts';
import { codeFault, writtenCode } from '#rules/registers/credit-code.ts';
import { numberFault, writtenNumber } from '#rules/registers/document-numbers.ts';
import { holdsIdentityNumber } from '#rules/registers/personal-names.ts';
import {
  type ChargeEntry,
  type DecisionEntry,
  type DocumentEntry,
  isCharge,
  isDocument,
  type RegisterEntry,
} from './model.ts';

const tidy = (text: string) => text.replace(/\s+/g, ' ').trim();

/** The entry as it is kept: numbers in their written form, no stray spaces. */
export function tidied(entry: RegisterEntry): RegisterEntry {
  const texts = Object.fromEntries(
    Object.entries(entry).map(([key, value]) => [key, typeof value === 'string' ? tidy(value) : value]),
  ) as RegisterEntry;
  if (isDocument(texts))
    return { ...texts, number: writtenNumber(texts.number), repealedBy: writtenNumber(texts.repealedBy) };
  if (isCharge(texts)) return texts;
  return { ...texts, creditCode: writtenCode(texts.creditCode), number: texts.number.replace(/\s/g, '') };
}

type Say = (field: string, message: string) => void;

/** Everything wrong with a tidied entry. `today` bounds what has happened already. */
export function faultsOf(entry: RegisterEntry, today: string): Issue[] {
  const issues: Issue[] = [];
  const say: Say = (field, message) => issues.push({ field, message });
  for (const [field, value] of Object.entries(entry)) {
    if (typeof value === 'string' && value !== '' && field.endsWith('On') && !isDay(value))
      say(field, `“${value}”不是有效日期，应写成2024-03-05的形式。`);
    if (typeof value === 'string' && field !== 'creditCode' && holdsIdentityNumber(value))
      say(field, '这里含有公民身份号码。登记簿不登记身份证号，请删去后再保存。');
  }
  if (isDocument(entry)) documentFaults(entry, say);
  else if (isCharge(entry)) chargeFaults(entry, today, say);
  else decisionFaults(entry, today, say);
  return issues;
}

const required = (entry: object, fields: Readonly<Record<string, string>>, say: Say) => {
  const values = entry as Readonly<Record<string, unknown>>;
  for (const [field, label] of Object.entries(fields))
    if (values[field] === '') say(field, `请填写${label}。`);
};

/** Says it when `later` comes before `earlier`; both given. */
function inOrder(entry: object, say: Say, rows: readonly (readonly [string, string, string, string])[]) {
  const values = entry as Readonly<Record<string, string>>;
  for (const [earlier, earlierLabel, later, laterLabel] of rows) {
    const [first = '', second = ''] = [values[earlier], values[later]];
    if (first && second && second < first)
      say(later, `${laterLabel}（${second}）早于${earlierLabel}（${first}），请核对。`);
  }
}

function documentFaults(entry: DocumentEntry, say: Say): void {
  required(entry, { title: '文件名称', number: '文号', organ: '制定机关', writtenOn: '成文日期' }, say);
  const fault = entry.number && numberFault(entry.number);
  if (fault) say('number', fault);
  inOrder(entry, say, [
    ['writtenOn', '成文日期', 'publishedOn', '公布日期'],
    ['effectiveOn', '施行日期', 'expiresOn', '有效期截止日'],
    ['writtenOn', '成文日期', 'expiresOn', '有效期截止日'],
    ['publishedOn', '公布日期', 'repealedOn', '废止日期'],
    ['writtenOn', '成文日期', 'repealedOn', '废止日期'],
  ]);
  if (entry.repealedOn && !entry.repealedBy) say('repealedBy', '请填写废止依据（由哪份文件废止）。');
  if (!entry.repealedOn && entry.repealedBy) say('repealedOn', '填了废止依据，请同时填写废止日期。');
  for (const { on, by } of entry.amendments) {
    if (!isDay(on)) say('amendments', '请填写修改日期，写成2024-03-05的形式。');
    else if (on < entry.writtenOn) say('amendments', `修改日期（${on}）早于成文日期，请核对。`);
    if (tidy(by) === '') say('amendments', '请填写由哪份文件修改。');
  }
}

function decisionFaults(entry: DecisionEntry, today: string, say: Say): void {
  required(
    entry,
    {
      number: '决定书文号',
      party: '行政相对人名称',
      matter: '事项（案由）',
      content: '决定内容',
      basis: '依据',
      decidedOn: '决定日期',
      organ: '决定机关',
    },
    say,
  );
  if (entry.decidedOn > today) say('decidedOn', `决定日期（${entry.decidedOn}）晚于今天，请核对。`);
  inOrder(entry, say, [
    ['validFrom', '有效期起', 'validUntil', '有效期止'],
    ['decidedOn', '决定日期', 'statusOn', '变更（撤销）日期'],
  ]);
  for (const field of ['validFrom', 'validUntil'] as const)
    if (entry[field] && !isDay(entry[field]))
      say(field, `“${entry[field]}”不是有效日期，应写成2024-03-05的形式。`);
  partyFaults(entry, say);
  if (entry.disclosure === 'withheld' && entry.ground.length < 4)
    say('ground', '不予公开的，请写明理由和依据（例如：涉及商业秘密，条例第十五条）。');
  if (entry.status !== 'valid') {
    if (!entry.statusOn) say('statusOn', '请填写变更（撤销）日期。');
    if (entry.statusReason.length < 4) say('statusReason', '请写明变更（撤销）的理由，理由向社会公开。');
  }
}

function partyFaults(entry: DecisionEntry, say: Say): void {
  if (entry.partyKind === 'natural-person') {
    if (entry.creditCode)
      say('creditCode', '自然人不登记证件号码，请删去；个体工商户请按“法人或其他组织”登记。');
    return;
  }
  if (!entry.creditCode) say('creditCode', '请填写统一社会信用代码（18位）。');
  else {
    const fault = codeFault(entry.creditCode);
    if (fault) say('creditCode', fault);
  }
}

function chargeFaults(entry: ChargeEntry, today: string, say: Say): void {
  required(entry, { item: '收费项目', basis: '收费依据', standard: '收费标准', chargedOn: '收费日期' }, say);
  if (!Number.isSafeInteger(entry.fen) || entry.fen < 0) say('fen', '金额应为不小于0的数，精确到分。');
  if (entry.chargedOn > today) say('chargedOn', `收费日期（${entry.chargedOn}）晚于今天，请核对。`);
}

/** What tells two entries of a register apart: the number, or for a charge without one all that is said of it. */
export function identityOf(entry: RegisterEntry): string {
  if (entry.number !== '') return entry.number;
  return isCharge(entry) ? [entry.item, entry.chargedOn, entry.period, entry.fen].join('｜') : '';
}
