/** Endpoints of the desk: what the law demands next, the calendar, similar requests, settings. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { byId, DemandView, handle, lead, orIssues, people, RequestRow, view } from './contract-shapes.ts';

export const DeskDemand = DemandView.extend({
  request: z.object({
    id: z.uuid(),
    number: z.string(),
    subject: z.string(),
    ownerId: z.string().nullable(),
    ownerName: z.string(),
  }),
});
export type DeskDemandData = z.infer<typeof DeskDemand>;

const text = z.string().trim().max(300);

export const SettingsInput = z.object({
  /** Who gets what arrives online; null: whoever of the clerks has the least open. */
  defaultOwner: z.uuid().nullable(),
  retentionYears: z.number().int().min(1, '保管期限至少1年').max(100),
  /** Whether drafting, legal check and approval must be done by different people. */
  separatePersons: z.boolean(),
  smsNotices: z.boolean(),
  mailNotices: z.boolean(),
  /** The publisher of remedies: names and addresses printed in every reply. */
  remedies: z.object({
    reconsiderationOrgan: text,
    reconsiderationAddress: text,
    reconsiderationOnline: text,
    court: text,
    courtAddress: text,
  }),
  feeAccount: text,
});
export type SettingsData = z.infer<typeof SettingsInput>;

export const deskEndpoints = {
  demands: endpoint('GET', '/api/requests/demands', {
    summary: '依法接下来要办的事，按日期',
    access: view,
    query: z.object({ mine: z.enum(['yes', 'no']).optional() }),
    output: z.object({ demands: z.array(DeskDemand), total: z.number() }),
  }),
  calendar: endpoint('GET', '/api/requests/calendar', {
    summary: '到期日历：一个月内各日到期的件',
    access: view,
    query: z.object({ month: z.string().regex(/^\d{4}-\d{2}$/, '月份应写成2024-03的形式') }),
    output: z.object({
      days: z.array(
        z.object({
          day: z.string(),
          /** 'working' · 'make-up' · 'weekend' · 'holiday' */
          kind: z.string(),
          requests: z.array(
            z.object({ id: z.uuid(), number: z.string(), subject: z.string(), what: z.string() }),
          ),
        }),
      ),
    }),
  }),
  sameMatter: endpoint('GET', '/api/requests/:id/same-matter', {
    summary: '同一事项的其他申请（供参考，不据此自动拒绝）',
    access: view,
    params: byId,
    output: z.object({ rows: z.array(RequestRow.extend({ likeness: z.number() })) }),
  }),
  samePerson: endpoint('GET', '/api/requests/:id/same-person', {
    summary: '同一申请人的其他申请（供参考，不据此自动拒绝）',
    access: people,
    params: byId,
    output: z.object({
      rows: z.array(RequestRow),
      /** Received in the same calendar month: what the fee by item counts. */
      inSameMonth: z.number(),
    }),
  }),
  listHandlers: endpoint('GET', '/api/requests/handlers', {
    summary: '可以承办申请的人员',
    access: view,
    output: z.object({ handlers: z.array(z.object({ id: z.uuid(), name: z.string() })) }),
  }),
  getSettings: endpoint('GET', '/api/requests/settings', {
    summary: '依申请公开的设置',
    access: view,
    output: SettingsInput,
  }),
  saveSettings: endpoint('PUT', '/api/requests/settings', {
    summary: '修改依申请公开的设置',
    access: lead,
    input: SettingsInput,
    output: orIssues(SettingsInput),
  }),
  startDrill: endpoint('POST', '/api/requests/drills', {
    summary: '发起渠道自测（标记为演练，不计入任何统计）',
    access: handle,
    input: z.object({ subject: text.min(4, '请写明自测内容') }),
    output: z.object({ id: z.uuid(), number: z.string() }),
  }),
};
