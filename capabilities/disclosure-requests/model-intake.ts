/** What art. 29 asks of a request, and nothing more. Pure. */
import type { Issue } from '#platform/outcome.ts';
import { type Channel, channelRules, receiptOf } from '#rules/requests/receipt.ts';
import type { ApplicantKindName, Day, IdentityKind, Person, ProvisionForm, ProvisionRoute } from './model.ts';

export type Wish = {
  readonly subject: string;
  readonly description: string;
  readonly form: ProvisionForm | null;
  readonly route: ProvisionRoute | null;
  readonly wantsHelp: boolean;
  readonly helpNote: string;
};

export const noPerson: Person = {
  ...{ name: '', identityKind: 'resident-id', identityNumber: '', contactName: '' },
  ...{ phone: '', email: '', address: '', postcode: '' },
};

export type Asked = {
  readonly applicantKind: ApplicantKindName;
  readonly applicant: Person;
  readonly representative: Person | null;
  readonly wish: Wish;
  /** Whether a file that proves the identity was handed in. */
  readonly hasProof: boolean;
};

/**
 * 「政府信息公开申请应当包括下列内容：（一）申请人的姓名或者名称、身份证明、联系方式；（二）申请公开的政府信息的名称、文号或者便于
 * 行政机关查询的其他特征性描述；（三）申请公开的政府信息的形式要求，包括获取信息的方式、途径。」 (条例第二十九条第二款)
 */
const demanded: readonly {
  readonly id: string;
  readonly field: string;
  readonly label: string;
  readonly message: string;
  readonly isThere: (asked: Asked) => boolean;
}[] = [
  {
    ...{ id: 'name', field: 'applicant.name', label: '申请人的姓名或者名称' },
    message: '请填写申请人的姓名或者单位名称。',
    isThere: ({ applicant }) => applicant.name.trim() !== '',
  },
  {
    ...{ id: 'identity-proof', field: 'applicant.identityNumber', label: '身份证明' },
    message: '请填写证件号码，或者上传身份证明（照片、扫描件均可）。',
    isThere: ({ applicant, hasProof }) => applicant.identityNumber.trim() !== '' || hasProof,
  },
  {
    ...{ id: 'contact', field: 'applicant.phone', label: '联系方式' },
    message: '请填写电话、电子邮箱、通信地址中的至少一项，以便与您联系。',
    isThere: ({ applicant: { phone, email, address } }) =>
      [phone, email, address].some((text) => text.trim() !== ''),
  },
  {
    ...{ id: 'description', field: 'wish.subject', label: '政府信息的名称、文号或者其他特征性描述' },
    message: '请写明需要什么信息：名称、文号，或者便于查找的描述（时间、内容、所属事项等）。',
    isThere: ({ wish }) => wish.subject.trim() !== '' || wish.description.trim() !== '',
  },
  {
    ...{ id: 'form', field: 'wish.form', label: '获取信息的方式' },
    message: '请选择获取信息的方式：电子文件、纸质文件，或者查阅、抄录。',
    isThere: ({ wish }) => wish.form !== null,
  },
  {
    ...{ id: 'route', field: 'wish.route', label: '获取信息的途径' },
    message: '请选择获取信息的途径：网上查收、电子邮件、邮寄、当面领取等。',
    isThere: ({ wish }) => wish.route !== null,
  },
];

/** Of art. 29's contents, what is not there, by id. */
export const missingOf = (asked: Asked): string[] =>
  demanded.filter(({ isThere }) => !isThere(asked)).map(({ id }) => id);

/** What a missing content is called. */
export const missingLabel = (id: string): string => demanded.find((one) => one.id === id)?.label ?? id;

/** What an online form must have: exactly art. 29's contents, well-formed; never a purpose. */
export function submissionIssues(asked: Asked): Issue[] {
  const missing = demanded
    .filter(({ isThere }) => !isThere(asked))
    .map(({ field, message }) => ({ field, message }));
  return [...missing, ...formIssues(asked)];
}

/** What is written wrongly, whoever wrote it; what is left out is no fault here. */
export function formIssues({ applicant, representative, wish }: Asked): Issue[] {
  return [
    ...personIssues('applicant', applicant),
    ...(representative ? personIssues('representative', representative) : []),
    ...routeIssues(applicant, wish),
  ];
}

function personIssues(at: string, person: Person): Issue[] {
  const issues: Issue[] = [];
  const number = person.identityNumber.trim();
  const fault = number === '' ? null : identityFault(person.identityKind, number);
  if (fault) issues.push({ field: `${at}.identityNumber`, message: fault });
  if (person.email.trim() !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(person.email.trim()))
    issues.push({ field: `${at}.email`, message: '电子邮箱格式不对，请检查，例如 name@example.com。' });
  if (person.phone.trim() !== '' && !/^[\d()（）+\- 转]{5,40}$/.test(person.phone.trim()))
    issues.push({
      field: `${at}.phone`,
      message: '电话号码格式不对，请检查，例如 13800000000 或 0373-1234567。',
    });
  return issues;
}

/** Where the answer shall go, that address must be there. */
function routeIssues(applicant: Person, { route }: Wish): Issue[] {
  if (route === 'e-mail' && applicant.email.trim() === '')
    return [{ field: 'applicant.email', message: '选择电子邮件接收的，请填写电子邮箱。' }];
  if (route === 'post' && applicant.address.trim() === '')
    return [{ field: 'applicant.address', message: '选择邮寄的，请填写通信地址。' }];
  return [];
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

/** GB 11643: 17 digits and a check sign. */
export function isResidentId(number: string): boolean {
  const text = number.toUpperCase();
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0);
  return checks[sum % 11] === text[17];
}

function identityFault(kind: IdentityKind, number: string): string | null {
  if (kind === 'resident-id')
    return isResidentId(number) ? null : '居民身份证号码不对，请逐位核对（18位，最后一位可能是X）。';
  if (kind === 'credit-code')
    return /^[0-9A-HJ-NPQRTUWXY]{18}$/i.test(number) ? null : '统一社会信用代码不对，应为18位。';
  return number.length >= 4 ? null : '证件号码太短，请核对。';
}

/** How the day of receipt comes about, in a sentence; for the receipt. */
export function receiptSentence(channel: Channel, arrivedOn: Day, receivedOn: Day | null): string {
  if (receivedOn !== null) return `${channelRules[channel].reason}（${receivedOn}）。`;
  const receipt = receiptOf({ channel, arrivedOn, confirmedOn: null });
  return receipt.state === 'received' ? `${receipt.reason}。` : `${channelRules[channel].reason}。`;
}

/** What equals for one person whatever the case: for finding their other requests. [purpose, text] */
export function personTraits(person: Person): (readonly [purpose: string, text: string])[] {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  const traits: (readonly [string, string])[] = [
    ['identity', plain(person.identityNumber)],
    ['phone', person.phone.replace(/\D/g, '')],
    ['email', plain(person.email)],
    [
      'name-and-address',
      person.address.trim() === '' ? '' : `${plain(person.name)} ${plain(person.address)}`,
    ],
  ];
  return traits.filter(([, text]) => text.length >= 5);
}
