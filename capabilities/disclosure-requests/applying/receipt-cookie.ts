/**
 * The receipt between its making and its showing: sealed in a cookie of half an hour, so that reloading the page neither
 * sends the application again nor loses the code, and the code stands in no address and no table.
 */
import type { App } from '#platform/app.ts';
import { openText, SealError, sealText } from '#platform/sealing/index.ts';
import type { ReceiptFacts } from '../portal-pages/receipt.ts';

const NAME = 'gongkai_receipt';
const halfHour = 30 * 60;
const place = 'receipt of an application';
const scope = 'Path=/requests; HttpOnly; SameSite=Strict';

type Kept = { readonly receipt: ReceiptFacts; readonly until: number };

/** The Set-Cookie value that carries a receipt. */
export function receiptCookie(app: App, receipt: ReceiptFacts, isSecure: boolean): string {
  const kept: Kept = { receipt, until: app.now().getTime() + halfHour * 1000 };
  const value = sealText(app.sealer, JSON.stringify(kept), place).toString('base64url');
  return `${NAME}=${value}; ${scope}; Max-Age=${halfHour}${isSecure ? '; Secure' : ''}`;
}

export const endedReceipt = `${NAME}=; ${scope}; Max-Age=0`;

/** The receipt a cookie's value carries; null when there is none, its half hour is over, or it is not ours. */
export function openReceipt(
  app: App,
  cookies: Readonly<Record<string, string | undefined>>,
): ReceiptFacts | null {
  const value = cookies[NAME];
  if (value === undefined) return null;
  try {
    const kept = JSON.parse(openText(app.sealer, Buffer.from(value, 'base64url'), place)) as Kept;
    return kept.until >= app.now().getTime() ? kept.receipt : null;
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
