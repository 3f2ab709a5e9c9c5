/** Checks of texts that are being written, and what is allowed in them. */
import { randomUUID } from 'node:crypto';
import type { App, Staff } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { journal } from '#platform/journal/index.ts';
import { type Issues, NotFoundError } from '#platform/outcome.ts';
import { checkContent, isPersonal, ruleNames, shortened, withoutAllowed } from './checking/index.ts';
import type { Hit, ItemContent } from './model.ts';
import {
  type AllowanceRecord,
  allowancesOf,
  insertAllowance,
  revokeAllowanceAt,
  termsOf,
  textsOfFiles,
} from './store-check.ts';
import { unitsOf } from './text/units.ts';

/** A text and the item it is of. */
export type Checked = { readonly itemId: number; readonly content: ItemContent };

/** What the checks find in a text and nobody allowed; attachments by the text that was kept when they were added. */
export async function hitsOf(app: App, organId: string, checked: Checked): Promise<Hit[]> {
  return shortened(await allHits(app, organId, checked));
}

async function allHits(app: App, organId: string, { itemId, content }: Checked): Promise<Hit[]> {
  const files = content.attachments.map(({ id }) => id);
  const [terms, allowances, texts] = await Promise.all([
    termsOf(app, organId),
    allowancesOf(app, organId, itemId),
    textsOfFiles(app, organId, files),
  ]);
  const active = terms.filter((term) => term.active);
  const hits = checkContent(content, unitsOf(content), texts, { terms: active });
  return withoutAllowed(hits, allowances, itemId);
}

export type AllowanceWish = {
  readonly rule: string;
  readonly unit: string;
  readonly from: number;
  readonly everywhere: boolean;
  readonly reason: string;
};

/** 此处允许 — lets one hit pass in its phrase. `content` is the text the hit stands in, as it is kept. */
export async function allowHit(
  app: App,
  staff: Staff,
  checked: Checked,
  wish: AllowanceWish,
): Promise<Issues | { hits: Hit[] }> {
  return transaction(app, async (app) => {
    const { organId } = staff;
    const hits = await allHits(app, organId, checked);
    const hit = hits.find(
      ({ rule, unit, from }) => rule === wish.rule && unit === wish.unit && from === wish.from,
    );
    if (!hit) return { issues: [{ field: 'from', message: '这一处已经改动或已允许，请刷新后再看。' }] };
    if (wish.everywhere && isPersonal(hit.rule)) {
      return {
        issues: [{ field: 'everywhere', message: '个人信息只能在这一条信息里逐处允许，不能处处允许。' }],
      };
    }
    const id = randomUUID();
    await insertAllowance(app, organId, {
      ...{ id, rule: hit.rule, phrase: hit.phrase, reason: wish.reason, at: app.now() },
      itemId: wish.everywhere ? null : checked.itemId,
      by: { id: staff.id, name: staff.name },
    });
    await journal(app, {
      organId,
      subject: { kind: 'item', id: String(checked.itemId) },
      event: 'hit-allowed',
      by: { id: staff.id, name: staff.name },
      detail: { allowance: id, rule: hit.rule, everywhere: wish.everywhere },
    });
    return { hits: await hitsOf(app, organId, checked) };
  });
}

/** 仍有效的“此处允许”, the newest first. */
export async function listAllowances(app: App, organId: string) {
  return (await allowancesOf(app, organId)).map(toView);
}

const toView = ({ id, rule, phrase, itemId, reason, by, at }: AllowanceRecord) => ({
  id,
  rule,
  phrase: isPersonal(rule) ? phrase.replace(/ #[0-9a-f]{20}$/, '') : phrase,
  itemId,
  reason,
  by: by.name,
  at: at.toISOString(),
});

/** 收回“此处允许” — the hit is said again from now on. */
export async function revokeAllowance(app: App, staff: Staff, id: string) {
  return transaction(app, async (app) => {
    const revoked = await revokeAllowanceAt(app, staff.organId, id, app.now());
    if (!revoked) throw new NotFoundError();
    await journal(app, {
      organId: staff.organId,
      subject: { kind: 'check-allowance', id },
      event: 'allowance-revoked',
      by: { id: staff.id, name: staff.name },
      detail: { rule: revoked.rule, ...(revoked.itemId !== null && { item: revoked.itemId }) },
    });
    return listAllowances(app, staff.organId);
  });
}

/** What a rule is called, for lists. */
export const ruleName = (rule: string): string =>
  (ruleNames as Readonly<Record<string, string>>)[rule] ?? rule;
