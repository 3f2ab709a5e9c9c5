/** What the law leaves open, as this organ practises it: shown with default, reason and source, set from a day on. */
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import type { Issue, Issues } from '#platform/outcome.ts';
import { isDay } from '#rules/calendar.ts';
import { cite } from '#rules/citation.ts';
import {
  type Dated,
  defaultSettings,
  type RequestSettings,
  type SettingId,
  settingIds,
  settingTexts,
  settingValueIssue,
  withSetting,
} from '#rules/requests/settings.ts';
import type { LawSettingData, LawSettingInputData } from './contract-law.ts';
import { settingsOf, writeSettings } from './store-people.ts';

const inWords = ({ from, value, reason }: Dated<unknown>, isDefault: boolean) => ({
  ...{ from, reason, isDefault },
  value: value as LawSettingInputData['value'],
});

function viewOf(id: SettingId, law: RequestSettings): LawSettingData {
  const { label, basis, options } = settingTexts[id];
  const defaults = defaultSettings[id].map((dated) => JSON.stringify(dated));
  const held = (list: readonly Dated<unknown>[]) =>
    list
      .toSorted((a, b) => (a.from < b.from ? 1 : -1))
      .map((dated) => inWords(dated, defaults.includes(JSON.stringify(dated))));
  return {
    ...{ id, label, basis: cite(basis) },
    options: options ? [...options] : null,
    values: held(law[id]),
    defaults: held(defaultSettings[id]),
  };
}

/** Every open point of the law: what holds from when with its reason, and what the default is. */
export async function lawSettings(
  app: App,
  { organId }: Pick<Staff, 'organId'>,
): Promise<{ settings: LawSettingData[] }> {
  const { law } = await settingsOf(app, organId);
  return { settings: settingIds.map((id) => viewOf(id, law)) };
}

/**
 * 执行口径 — sets a value from a coming day on, with the reason. What runs already was counted by what held on its days,
 * and stays so: the day must lie ahead.
 */
export async function setLawSetting(
  app: App,
  staff: Staff,
  id: SettingId,
  { from, value, reason }: LawSettingInputData,
): Promise<Issues | LawSettingData> {
  const issues: Issue[] = [];
  if (!isDay(from) || from <= app.today())
    issues.push({
      field: 'from',
      message: '请填写明天或者以后的日期：已经开始计算的期限仍按当时的口径，不受影响。',
    });
  const wrong = settingValueIssue(id, value);
  if (wrong !== null) issues.push({ field: 'value', message: wrong });
  if (issues.length > 0) return { issues };
  return transaction(app, async (app) => {
    const before = await settingsOf(app, staff.organId);
    const law = withSetting(before.law, id, { from, value, reason } as Dated<never>);
    await writeSettings(app, staff.organId, { ...before, law });
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'request-settings', id: staff.organId },
      event: 'law-set',
      by: { id: staff.id, name: staff.name },
      basis: cite(settingTexts[id].basis),
      detail: { setting: id, from, value, reason },
    });
    return viewOf(id, law);
  });
}
