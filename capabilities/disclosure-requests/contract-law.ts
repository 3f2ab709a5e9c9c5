/** Endpoints of what the law leaves open, as this organ practises it. */
import { z } from 'zod';
import { endpoint } from '#platform/contract.ts';
import { type SettingId, settingTexts } from '#rules/requests/settings.ts';
import { day, lead, orIssues, reason, view } from './contract-shapes.ts';

const Value = z.union([z.string().max(60), z.number(), z.array(z.string().max(60)).max(30)]);
const Held = z.object({ from: z.string(), value: Value, reason: z.string(), isDefault: z.boolean() });

export const LawSetting = z.object({
  id: z.string(),
  label: z.string(),
  /** The article that leaves it open. */
  basis: z.string(),
  /** null: a number of working days, or a list of outcomes. */
  options: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
  /** What holds from when, the latest first. */
  values: z.array(Held),
  defaults: z.array(Held),
});
export type LawSettingData = z.infer<typeof LawSetting>;

export const LawSettingInput = z.object({ from: day, value: Value, reason });
export type LawSettingInputData = z.infer<typeof LawSettingInput>;

const [firstId, ...otherIds] = Object.keys(settingTexts) as [SettingId, ...SettingId[]];

export const lawEndpoints = {
  lawSettings: endpoint('GET', '/api/requests/law-settings', {
    summary: '法律没有写明之处本机关的执行口径：默认、理由和依据',
    access: view,
    output: z.object({ settings: z.array(LawSetting) }),
  }),
  setLawSetting: endpoint('PUT', '/api/requests/law-settings/:setting', {
    summary: '自某日起改变一项执行口径，写明理由',
    access: lead,
    params: z.object({ setting: z.enum([firstId, ...otherIds]) }),
    input: LawSettingInput,
    output: orIssues(LawSetting),
  }),
};
