/** Types and decisions of accounts; pure. */
import type { Issue } from '#platform/outcome.ts';

export type Role =
  | 'administrator'
  | 'disclosure-clerk'
  | 'reviewer'
  | 'proofreader'
  | 'leader'
  | 'editor'
  | 'venue-keeper'
  | 'superior';

export type Permission =
  | 'accounts:manage'
  | 'annual-report:view'
  | 'annual-report:edit'
  | 'annual-report:check'
  | 'annual-report:lead'
  | 'annual-report:batch'
  | 'publishing:view'
  | 'publishing:edit'
  | 'publishing:review'
  | 'publishing:release'
  | 'publishing:urgent'
  | 'publishing:structure'
  | 'publishing:chain'
  | 'registers:view'
  | 'registers:edit'
  | 'supervision:view'
  | 'requests:view'
  | 'requests:handle'
  | 'requests:people'
  | 'requests:legal'
  | 'requests:lead'
  | 'disputes:view'
  | 'disputes:handle';

/**
 * What each role may do, and nothing more. Who drafts does not check, who checks does not sign (三审三校): in a small
 * bureau one person may be given two roles, and the journal shows it.
 */
export const permissionsOfRole: Readonly<Record<Role, readonly Permission[]>> = {
  administrator: ['accounts:manage'],
  'disclosure-clerk': [
    'annual-report:view',
    'annual-report:edit',
    'publishing:view',
    'publishing:edit',
    'publishing:release',
    'publishing:structure',
    'registers:view',
    'registers:edit',
    'supervision:view',
    'requests:view',
    'requests:handle',
    'requests:people',
    'disputes:view',
    'disputes:handle',
  ],
  reviewer: [
    'annual-report:view',
    'annual-report:check',
    'publishing:view',
    'publishing:review',
    'registers:view',
    'supervision:view',
    'requests:view',
    'requests:legal',
    'disputes:view',
  ],
  proofreader: ['publishing:view', 'publishing:review'],
  leader: [
    'annual-report:view',
    'annual-report:check',
    'annual-report:lead',
    'publishing:view',
    'publishing:review',
    'publishing:release',
    'publishing:urgent',
    'publishing:structure',
    'publishing:chain',
    'registers:view',
    'supervision:view',
    'requests:view',
    'requests:people',
    'requests:lead',
    'disputes:view',
  ],
  editor: ['annual-report:view', 'publishing:view', 'publishing:edit', 'registers:view', 'supervision:view'],
  'venue-keeper': [],
  superior: ['annual-report:view', 'annual-report:batch'],
};

/** The permissions of somebody with these roles. */
export const permissionsOf = (roles: readonly Role[]): ReadonlySet<Permission> =>
  new Set(roles.flatMap((role) => permissionsOfRole[role]));

export type Organ = {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly siteName: string;
  readonly siteDomain: string;
  /** 网站标识码 */
  readonly siteIdCode: string;
  readonly icp: string;
  readonly policeRecord: string;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly fax: string;
  readonly email: string;
  readonly officeHours: string;
  readonly disclosureOffice: string;
  readonly errorReportUrl: string;
};

export type StaffRecord = {
  readonly organId: string;
  readonly id: string;
  readonly loginName: string;
  readonly name: string;
  readonly active: boolean;
  readonly passwordHash: string;
  readonly mustChangePassword: boolean;
  /** Sealed: store-two-step.ts opens it. */
  readonly twoStepSecret: Buffer | null;
  readonly twoStepConfirmedAt: Date | null;
  readonly twoStepLastStep: number;
  readonly lastSignInAt: Date | null;
  readonly createdAt: Date;
  readonly roles: readonly Role[];
};

/** Whether a second step is asked for at sign-in. */
export const hasTwoStep = (staff: StaffRecord): boolean => staff.twoStepConfirmedAt !== null;

const minute = 60_000;

/** A session ends after an hour without use, and after twelve hours whatever happens. */
export const idleLimit = 60 * minute;
export const absoluteLimit = 12 * 60 * minute;

/** Whether a session is still good. */
export const isSessionAlive = (session: { seenAt: Date; expiresAt: Date }, now: Date): boolean =>
  session.expiresAt > now && now.getTime() - session.seenAt.getTime() < idleLimit;

/** Wrong attempts under one key: a login name or an address. */
export type Guard = {
  readonly failures: number;
  readonly lastFailureAt: Date;
  readonly lockedUntil: Date | null;
};

export type GuardKind = 'name' | 'address';

/** Wrong attempts before a key is locked; an address may belong to a whole office. */
const allowed: Readonly<Record<GuardKind, number>> = { name: 5, address: 30 };
const forgottenAfter: Readonly<Record<GuardKind, number>> = { name: 24 * 60 * minute, address: 60 * minute };
const longestLock = 60 * minute;

/** The guard after one more attempt that is not known to be right: a minute from the fifth on, then doubling. */
export function afterAttempt(kind: GuardKind, guard: Guard | null, now: Date): Guard {
  const stale = guard === null || now.getTime() - guard.lastFailureAt.getTime() > forgottenAfter[kind];
  const failures = (stale ? 0 : guard.failures) + 1;
  const beyond = failures - allowed[kind];
  const lock = beyond < 0 ? null : Math.min(minute * 2 ** Math.min(beyond, 10), longestLock);
  return { failures, lastFailureAt: now, lockedUntil: lock === null ? null : new Date(now.getTime() + lock) };
}

/** Until when a key is locked, or null. */
export const lockOf = (guard: Guard | null, now: Date): Date | null =>
  guard?.lockedUntil && guard.lockedUntil > now ? guard.lockedUntil : null;

/** 「请在3分钟后再试」 — the same words whether or not the account exists. */
export function lockedSentence(until: Date, now: Date): string {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / minute));
  return `输错次数过多，登录已暂时锁定，请在${minutes}分钟后再试；忘记密码请联系本单位系统管理员重置。`;
}

export const wrongPassword: Issue = {
  field: 'password',
  message: '登录名或密码不正确，请检查后重新输入；连续输错5次将暂时锁定。',
};

export const wrongCode: Issue = {
  field: 'code',
  message: '验证码不正确或已用过，请等验证器出现新的6位数字后再输入；遗失设备请用恢复码。',
};

/** What is wrong with a new password; null when it will do. `known`: the person's own words, not to be contained. */
export function passwordFault(password: string, known: readonly string[], isCommon: boolean): string | null {
  const lower = password.toLowerCase();
  if ([...password].length < 10) return '密码至少10个字符，可以用一句不常见的话。';
  if (known.some((word) => word.length >= 2 && lower.includes(word.toLowerCase())))
    return '密码不能包含您的登录名或姓名。';
  if (isCommon || new Set(lower).size < 5 || isRun(lower)) return '这个密码太常见，容易被猜中，请换一个。';
  return null;
}

/** 'abcdefghij', '0987654321': each character next to the one before. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((letter, i) => letter.charCodeAt(0) - text.charCodeAt(i));
  return steps.length > 0 && steps.every((step) => step === 1 || step === -1 || step === 0);
}

/** Whether, after a change, somebody is left who can manage accounts. */
export const leavesAnAdministrator = (staff: readonly Pick<StaffRecord, 'active' | 'roles'>[]): boolean =>
  staff.some(({ active, roles }) => active && roles.includes('administrator'));

export const lastAdministrator =
  '本单位至少要有一名在用的系统管理员。请先把“系统管理员”岗位交给另一位人员，再办理此事项。';

const browsers: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg(e|A|iOS)?\//, 'Edge'],
  [/QQBrowser\//, 'QQ浏览器'],
  [/360SE|QHBrowser/, '360浏览器'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS/, '鸿蒙'],
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Kylin|UOS|Linux/, 'Linux'],
];

/** A device in words, from what its browser calls itself: 「Windows · Edge」. */
export function deviceWords(userAgent: string): string {
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  return [find(systems), find(browsers)].filter((word) => word !== undefined).join(' · ') || '其他设备';
}

const eventWords: Readonly<Record<string, string>> = {
  'staff-created': '新增账号',
  'staff-changed': '修改姓名或岗位',
  'staff-deactivated': '停用账号',
  'staff-reactivated': '恢复账号',
  'password-reset': '重置密码',
  'password-changed': '本人修改密码',
  'signed-in': '登录',
  'signed-out': '退出登录',
  'sign-in-refused': '登录未成功',
  unlocked: '解除锁定',
  'two-step-started': '开始设置两步验证',
  'two-step-confirmed': '开启两步验证',
  'two-step-stopped': '关闭两步验证',
  'two-step-cleared': '管理员关闭两步验证',
  'recovery-code-used': '使用恢复码登录',
  'sessions-ended': '让其他设备退出登录',
};

/** A journal entry of a staff member, as the timeline says it. */
export function eventSentence(event: string, detail: Readonly<Record<string, unknown>>): string {
  const reason = typeof detail.reason === 'string' ? `：${detail.reason}` : '';
  const locked = detail.locks === true ? '，账号暂时锁定' : '';
  return `${eventWords[event] ?? event}${reason}${locked}`;
}
