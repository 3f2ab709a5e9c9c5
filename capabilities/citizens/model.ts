/** Accounts of citizens: addresses, codes, profiles. Pure. */
import type { Issue } from '#platform/outcome.ts';

/** Somebody signed in with an account of their own. Gives no right of staff, and staff have none of these. */
export type Citizen = { readonly organId: string; readonly id: string };

/** By which way codes can be sent now. */
export type Ways = { readonly mail: boolean; readonly sms: boolean };

/** What an account is found by: proven by a code that was sent there. */
export type Address = { readonly way: 'mail' | 'sms'; readonly to: string };

/** What the next form is filled in with, kept only where its owner wished so. No proof of identity is among it. */
export type Profile = {
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
  readonly postcode: string;
};
export const noProfile: Profile = { name: '', phone: '', email: '', address: '', postcode: '' };

export const hasProfile = (profile: Profile): boolean => Object.values(profile).some((text) => text !== '');

export type CitizenRecord = Citizen & {
  readonly passwordHash: string;
  readonly address: Address;
  readonly profile: Profile;
};

export type Purpose = 'register' | 'reset-password' | 'change-address';

/** What waits for its code; `citizenId` is whose account it concerns, null where there is none. */
export type Pending = {
  readonly address: Address;
  readonly citizenId: string | null;
  readonly passwordHash: string;
  readonly name: string;
};

/** A code that was asked for. */
export type Asked = {
  readonly organId: string;
  readonly id: string;
  readonly purpose: Purpose;
  readonly pending: Pending;
  readonly codeHash: Buffer;
  readonly tries: number;
  readonly askedAt: Date;
};

/** Something of a citizen's that another capability keeps. */
export type MatterRef = { readonly kind: string; readonly id: string };

const minute = 60_000;
export const codeMinutes = 10;
export const mostTries = 5;
/** Codes for one address within an hour: nobody's telephone shall ring all night. */
export const mostCodes = 5;
export const codeSpan = 60 * minute;

/** Whether a code may still be tried. */
export const isOpen = ({ askedAt, tries }: Pick<Asked, 'askedAt' | 'tries'>, now: Date): boolean =>
  tries < mostTries && now.getTime() - askedAt.getTime() < codeMinutes * minute;

/** The address as typed: a mobile number of the mainland or an e-mail address; null for anything else. */
export function addressFrom(typed: string): Address | null {
  const text = typed.normalize('NFKC').trim();
  const digits = text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(digits)) return { way: 'sms', to: digits };
  const mail = text.toLowerCase();
  return mail.length <= 200 && /^[^\s@<>,;:"()]+@[^\s@<>,;:"()]+\.[^\s@<>,;:"()]+$/.test(mail)
    ? { way: 'mail', to: mail }
    : null;
}

/** 「手机号码或者电子邮箱」, as far as codes can be sent there. */
export const addressLabel = ({ mail, sms }: Ways): string =>
  mail && sms ? '手机号码或者电子邮箱' : sms ? '手机号码' : '电子邮箱';

/** What is wrong with an address that was read; null when a code can be sent there. */
export function addressFault(address: Address | null, ways: Ways): string | null {
  if (address === null)
    return ways.sms
      ? `请填写${addressLabel(ways)}，例如 ${ways.mail ? '13800001234 或者 name@example.com' : '13800001234'}。`
      : '请填写电子邮箱，例如 name@example.com。';
  if (ways[address.way]) return null;
  return `现在不能向${address.way === 'sms' ? '手机发短信' : '邮箱发邮件'}，请填写${addressLabel(ways)}。`;
}

/** An address so that its owner knows it and a stranger does not: '138****1234', 'wa***@example.com'. */
export function masked({ way, to }: Address): string {
  if (way === 'sms') return `${to.slice(0, 3)}****${to.slice(-4)}`;
  const at = to.lastIndexOf('@');
  return `${to.slice(0, Math.min(2, Math.max(1, at - 1)))}***${to.slice(at)}`;
}

/** Words of the owner's that a password must not contain. */
export const ownWords = ({ way, to }: Address, name: string): string[] =>
  [way === 'mail' ? to.slice(0, to.lastIndexOf('@')) : to, name].filter((word) => word.length >= 2);

/** The code as typed; '' when it is none. */
export const tidiedCode = (typed: string): string => {
  const digits = typed.normalize('NFKC').replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : '';
};

export const wrongSignIn: Issue = {
  field: 'address',
  message: '手机号码（电子邮箱）或者密码不正确，请检查以后再试。忘记密码的，可以用验证码重新设置。',
};
export const wrongCode: Issue = {
  field: 'code',
  message: '验证码不正确，请对照短信或者邮件检查。输错5次的，要重新获取。',
};
export const codeOver: Issue = {
  field: 'code',
  message: '验证码已经过期，或者输错次数过多，请重新获取。',
};
export const wrongOwnPassword: Issue = { field: 'current', message: '现在的密码不正确，请重新输入。' };
export const tooManyCodes: Issue = {
  field: 'address',
  message: '一小时内发往这里的验证码太多了，请一小时以后再试。不用账号也可以办事。',
};

/** 「请在3分钟后再试」, whether or not there is such an account. */
export function lockedUntil(field: string, until: Date, now: Date): Issue {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / minute));
  return { field, message: `输错次数过多，请在${minutes}分钟后再试；也可以用验证码重新设置密码。` };
}

/** What is sent: the code, or why there is none. Says nothing of any matter. */
export type Told =
  | { readonly kind: 'code'; readonly purpose: Purpose; readonly code: string }
  | { readonly kind: 'taken' }
  | { readonly kind: 'moved' }
  | { readonly kind: 'nothing' };

const purposes: Readonly<Record<Purpose, string>> = {
  register: '注册账号',
  'reset-password': '重新设置密码',
  'change-address': '更换账号的手机号码或者电子邮箱',
};

/** The words of a message; null when none is sent. */
export function messageOf(told: Told, site: string): string | null {
  switch (told.kind) {
    case 'code':
      return `验证码 ${told.code}，用于在${site}${purposes[told.purpose]}，${codeMinutes}分钟内有效。不要告诉别人；不是您本人操作的，不用理会。`;
    case 'taken':
      return `有人要用这个地址在${site}注册或者更换账号，但是这里已经有账号了。是您本人的，请直接登录；忘记密码的，在登录页重新设置。不是您的，不用理会。`;
    case 'moved':
      return `您在${site}的账号已经改用新的手机号码或者电子邮箱登录。不是您本人操作的，请马上与本机关联系。`;
    case 'nothing':
      return null;
  }
}
