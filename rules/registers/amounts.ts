/** Amounts of charges: whole 分 inside, 万元 in table 二, exactly. Pure. */

/** 12345600 分 as '12.3456' 万元; no rounding, no trailing zeros. */
export function inWanYuan(fen: number): string {
  const [whole, rest] = [Math.floor(Math.abs(fen) / 1_000_000), Math.abs(fen) % 1_000_000];
  const decimals = String(rest).padStart(6, '0').replace(/0+$/, '');
  return `${fen < 0 ? '-' : ''}${whole}${decimals === '' ? '' : `.${decimals}`}`;
}

/** 123456 分 as '1234.56' 元. */
export function inYuan(fen: number): string {
  const [whole, rest] = [Math.floor(Math.abs(fen) / 100), Math.abs(fen) % 100];
  return `${fen < 0 ? '-' : ''}${whole}.${String(rest).padStart(2, '0')}`;
}

const written = /^(?:人民币|¥|￥|RMB)?(-?)(\d[\d,，]*)(?:\.(\d+))?(万元|万|元整|元|角|分)?$/i;
const fenPer: Readonly<Record<string, number>> = { 万元: 6, 万: 6, 元整: 2, 元: 2, 角: 1, 分: 0 };

/**
 * An amount as people write it, in 分: '1,200', '1200.50元', '0.12万元'. Without a unit it is 元. null: not an amount,
 * below zero, not whole 分, or more than 10^13 分.
 */
export function fenOf(text: string): number | null {
  const parts = written.exec(text.normalize('NFKC').replace(/\s+/g, ''));
  if (!parts) return null;
  const [, minus, whole = '', decimals = '', unit = '元'] = parts;
  const places = fenPer[unit] ?? 2;
  const significant = decimals.replace(/0+$/, '');
  if (minus === '-' || significant.length > places) return null;
  const fen = Number(whole.replace(/[,，]/g, '') + significant.padEnd(places, '0'));
  return fen <= 1e13 ? fen : null;
}
