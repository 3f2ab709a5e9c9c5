/** 历史: the kept versions of an item, and any two of its texts side by side. */
import type { App, Staff } from '#platform/app.ts';
import { NotFoundError } from '#platform/outcome.ts';
import { itemById } from './store-items.ts';
import { type VersionReason, versionOf, versionsOf } from './store-versions.ts';
import { type ComparedUnit, unitsCompared } from './text/difference.ts';
import { unitsOf } from './text/units.ts';

const reasons: Readonly<Record<VersionReason, string>> = {
  saved: '保存的版本',
  submitted: '送审',
  urgent: '紧急发布',
  imported: '从旧网站导入',
};

export type VersionRow = {
  readonly number: number;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly hash: string;
};

/** The kept versions, newest first. */
export async function listVersions(app: App, staff: Staff, id: number): Promise<VersionRow[]> {
  if (!(await itemById(app, staff.organId, id))) throw new NotFoundError();
  return (await versionsOf(app, staff.organId, id)).map(({ number, reason, by, at, hash }) => ({
    ...{ number, hash, by: by.name },
    reason: reasons[reason],
    at: at.toISOString(),
  }));
}

/** Two texts of an item, unit beside unit; 0 stands for the working text. Throws NotFoundError. */
export async function compareVersions(
  app: App,
  staff: Staff,
  id: number,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<{ rows: ComparedUnit[] }> {
  const unitsAt = async (number: number) => {
    const text =
      number === 0 ? await itemById(app, staff.organId, id) : await versionOf(app, staff.organId, id, number);
    if (!text) throw new NotFoundError('没有找到这个版本。');
    return unitsOf(text.content);
  };
  return { rows: unitsCompared(await unitsAt(from), await unitsAt(to)) };
}
