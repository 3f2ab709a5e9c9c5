/** Schemas and endpoints of staff, roles, sessions and the organ's facts, shared by routes.ts and the console. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';

export const Role = z.enum([
  'administrator',
  'disclosure-clerk',
  'reviewer',
  'proofreader',
  'leader',
  'editor',
  'venue-keeper',
  'superior',
]);
export type RoleName = z.infer<typeof Role>;

/** The roles as they are called on screen, with what they are for. */
export const roleLabels: Readonly<Record<RoleName, { readonly label: string; readonly duty: string }>> = {
  administrator: { label: '系统管理员', duty: '管理人员账号、岗位和本单位基本信息；不办理业务' },
  'disclosure-clerk': { label: '政务公开经办人', duty: '起草年度报告，撰写和发布信息，管理栏目和登记簿' },
  reviewer: { label: '校核人', duty: '校核年度报告，按审核链审核拟发布的信息，可退回' },
  proofreader: { label: '校对人', duty: '按审核链校对拟发布的信息' },
  leader: { label: '分管负责人', duty: '签发、报送、发布，信息终审和紧急发布，决定带差错发布' },
  editor: { label: '信息编辑', duty: '撰写栏目信息并送审，查看报告和登记簿' },
  'venue-keeper': { label: '场馆管理员', duty: '管理文化场馆的活动和预约' },
  superior: { label: '上级主管部门', duty: '查看、批量校核所属单位的年度报告' },
};

/** What the signed-in person may know of themselves. */
export const SignedIn = z.object({
  id: z.string(),
  loginName: z.string(),
  name: z.string(),
  organ: z.object({ id: z.string(), name: z.string(), shortName: z.string() }),
  roles: z.array(Role),
  permissions: z.array(z.string()),
  /** The password was handed out; only a change of password and signing out are possible until it is changed. */
  mustChangePassword: z.boolean(),
  twoStep: z.boolean(),
});
export type SignedInData = z.infer<typeof SignedIn>;

/** `csrf` goes into the header x-gongkai-csrf of every POST, PUT and DELETE that needs a session. */
export const SessionView = z.object({ staff: SignedIn.nullable(), csrf: z.string().nullable() });
export type SessionViewData = z.infer<typeof SessionView>;

/** 'code': name and password are right; send them again with the six digits (or a recovery code). */
export const SignInView = z.object({
  next: z.enum(['code', 'change-password', 'home']),
  session: SessionView,
});

export const SessionRow = z.object({
  id: z.string(),
  /** In words: 「Windows · Chrome」. */
  device: z.string(),
  /** Truncated: 「192.0.2.*」. */
  address: z.string(),
  signedInAt: z.string(),
  seenAt: z.string(),
  current: z.boolean(),
});
export type SessionRowData = z.infer<typeof SessionRow>;

export const StaffRow = z.object({
  id: z.string(),
  loginName: z.string(),
  name: z.string(),
  roles: z.array(Role),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
  twoStep: z.boolean(),
  lockedUntil: z.string().nullable(),
  lastSignInAt: z.string().nullable(),
  createdAt: z.string(),
});
export type StaffRowData = z.infer<typeof StaffRow>;

/** The one time the password is shown; it must be changed at the first sign-in. */
export const HandedOut = z.object({ staff: StaffRow, oneTimePassword: z.string() });

/** The facts of the organ that the portal prints in its header, footer and meta tags. */
export const OrganFacts = z.object({
  name: z.string().trim().min(2, '请填写单位全称').max(100),
  shortName: z.string().trim().min(2, '请填写单位简称').max(40),
  siteName: z.string().trim().min(2, '请填写网站名称').max(100),
  siteDomain: z
    .string()
    .trim()
    .regex(/^$|^[a-z0-9-]+(\.[a-z0-9-]+)+$/, '请填写网站域名，例如 www.example.gov.cn；没有就留空'),
  siteIdCode: z
    .string()
    .trim()
    .regex(/^$|^([a-z]{2}\d{8}|\d{10})$/, '网站标识码是10位，例如 4107040001 或 bm01000001；没有就留空'),
  icp: z.string().trim().max(60),
  policeRecord: z.string().trim().max(60),
  address: z.string().trim().max(120),
  postcode: z
    .string()
    .trim()
    .regex(/^$|^\d{6}$/, '邮政编码是6位数字；没有就留空'),
  phone: z
    .string()
    .trim()
    .regex(/^$|^[\d()（）+\- 转]{5,40}$/, '请填写联系电话，例如 0373-1234567；没有就留空'),
  email: z.union([z.literal(''), z.email('请填写电子邮箱，例如 zwgk@example.gov.cn；没有就留空')]),
  officeHours: z.string().trim().max(120),
  /** What is left out stays as it is. */
  fax: z.string().trim().max(40).optional(),
  /** The office in charge of disclosure (政府信息公开工作机构). */
  disclosureOffice: z.string().trim().max(60).optional(),
  /** The entry 「我为政府网站找错」 assigned to the site. */
  errorReportUrl: z.union([z.literal(''), z.url('请填写完整网址；没有就留空')]).optional(),
});
export const OrganView = OrganFacts.extend({ id: z.string() });
export type OrganViewData = z.infer<typeof OrganView>;

export const TimelineRow = z.object({ at: z.string(), by: z.string(), event: z.string(), text: z.string() });

const issues = z.object({ issues: z.array(z.object({ field: z.string(), message: z.string() })) });
const orIssues = <T extends z.ZodType>(schema: T) => z.union([issues, schema]);
const byId = z.object({ id: z.uuid() });
const manage = { permission: 'accounts:manage' } as const;
const done = z.object({ done: z.literal(true) });
const password = z.string().min(1, '请填写密码').max(200);
const reason = z.string().trim().min(2, '请写明原因').max(500);

export const StaffInput = z.object({
  name: z.string().trim().min(1, '请填写姓名').max(40),
  roles: z.array(Role).min(1, '请至少选择一个岗位').max(8),
});

export const endpoints = {
  getSession: endpoint('GET', '/api/session', {
    summary: '当前登录的人员；未登录时 staff 为 null',
    access: 'public',
    output: SessionView,
  }),
  signIn: endpoint('POST', '/api/session', {
    summary: '登录；开启两步验证的人员随后再带验证码提交一次',
    access: 'public',
    input: z.object({
      loginName: z.string().trim().min(1, '请填写登录名').max(40),
      password,
      code: z.string().trim().max(20).optional(),
    }),
    output: orIssues(SignInView),
  }),
  signOut: endpoint('DELETE', '/api/session', { summary: '退出登录', access: 'staff', output: done }),
  changePassword: endpoint('POST', '/api/session/password', {
    summary: '修改本人密码；其他设备随即退出登录',
    access: 'staff',
    input: z.object({ current: password, next: password }),
    output: orIssues(SessionView),
  }),
  startTwoStep: endpoint('POST', '/api/session/two-step', {
    summary: '开启两步验证第一步：取得密钥和二维码，确认后才生效',
    access: 'staff',
    input: z.object({ password }),
    output: orIssues(z.object({ secret: z.string(), uri: z.string(), qrCode: z.string() })),
  }),
  confirmTwoStep: endpoint('POST', '/api/session/two-step/confirm', {
    summary: '开启两步验证第二步：填写验证码，得到恢复码（只显示一次）',
    access: 'staff',
    input: z.object({ code: z.string().trim().min(1, '请填写验证码').max(20) }),
    output: orIssues(z.object({ recoveryCodes: z.array(z.string()) })),
  }),
  stopTwoStep: endpoint('POST', '/api/session/two-step/stop', {
    summary: '关闭两步验证',
    access: 'staff',
    input: z.object({ password }),
    output: orIssues(done),
  }),
  listSessions: endpoint('GET', '/api/sessions', {
    summary: '本人已登录的设备',
    access: 'staff',
    output: z.array(SessionRow),
  }),
  endSession: endpoint('DELETE', '/api/sessions/:id', {
    summary: '让本人的一台设备退出登录',
    access: 'staff',
    params: byId,
    output: done,
  }),
  endOtherSessions: endpoint('DELETE', '/api/sessions', {
    summary: '让本人的其他设备全部退出登录',
    access: 'staff',
    output: done,
  }),
  listStaff: endpoint('GET', '/api/staff', {
    summary: '本单位人员',
    access: manage,
    output: z.array(StaffRow),
  }),
  createStaff: endpoint('POST', '/api/staff', {
    summary: '新增人员，得到一次性密码（只显示一次）',
    access: manage,
    input: StaffInput.extend({
      loginName: z
        .string()
        .trim()
        .regex(
          /^[a-z0-9\u4e00-\u9fff][a-z0-9._\-\u4e00-\u9fff]{1,39}$/,
          '登录名用小写字母、数字或汉字，2至40个字符，例如 zhangsan',
        ),
    }),
    output: orIssues(HandedOut),
  }),
  changeStaff: endpoint('PUT', '/api/staff/:id', {
    summary: '修改姓名和岗位',
    access: manage,
    params: byId,
    input: StaffInput,
    output: orIssues(StaffRow),
  }),
  deactivateStaff: endpoint('POST', '/api/staff/:id/deactivate', {
    summary: '停用账号（人员离岗），其全部设备随即退出登录',
    access: manage,
    params: byId,
    input: z.object({ reason }),
    output: orIssues(StaffRow),
  }),
  reactivateStaff: endpoint('POST', '/api/staff/:id/reactivate', {
    summary: '恢复停用的账号，得到一次性密码',
    access: manage,
    params: byId,
    input: z.object({ reason }),
    output: HandedOut,
  }),
  resetPassword: endpoint('POST', '/api/staff/:id/reset-password', {
    summary: '重置密码，得到一次性密码（只显示一次）',
    access: manage,
    params: byId,
    output: HandedOut,
  }),
  unlockStaff: endpoint('POST', '/api/staff/:id/unlock', {
    summary: '解除因多次输错密码造成的锁定',
    access: manage,
    params: byId,
    output: StaffRow,
  }),
  clearTwoStep: endpoint('POST', '/api/staff/:id/clear-two-step', {
    summary: '为遗失验证设备的人员关闭两步验证',
    access: manage,
    params: byId,
    input: z.object({ reason }),
    output: StaffRow,
  }),
  staffTimeline: endpoint('GET', '/api/staff/:id/timeline', {
    summary: '账号的经过',
    access: manage,
    params: byId,
    output: z.array(TimelineRow),
  }),
  getOrgan: endpoint('GET', '/api/organ', {
    summary: '本单位基本信息（显示在门户页眉页脚）',
    access: 'staff',
    output: OrganView,
  }),
  changeOrgan: endpoint('PUT', '/api/organ', {
    summary: '修改本单位基本信息',
    access: manage,
    input: OrganFacts,
    output: orIssues(OrganView),
  }),
};
