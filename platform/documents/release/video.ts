/**
 * Videos: where, when and with what they were taken is overwritten in place. Every box keeps its size, so that the
 * frames stay where the index says they are; nothing is encoded anew.
 */
import { DocumentRefused } from '../refusal.ts';

const damaged = '这个视频文件不完整或结构有误，无法打开。请重新导出为 MP4 后再上传。';
const containers = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'edts']);
/** Free text, places, devices; and boxes of private use. */
const traces: Readonly<Record<string, string>> = {
  udta: '拍摄位置、设备等附加信息',
  meta: '拍摄位置、设备等附加信息',
  uuid: '附加信息',
  XMP_: 'XMP 元数据',
};
const dated = new Set(['mvhd', 'tkhd', 'mdhd']);

type ReleasedVideo = { readonly bytes: Uint8Array; readonly stripped: string[]; readonly notes: string[] };

/** Throws DocumentRefused when it is no whole MP4. */
export function releasedVideo(original: Uint8Array): ReleasedVideo {
  const bytes = Buffer.from(original);
  const stripped = new Set<string>();
  const seen = new Set<string>();
  walk(bytes, { from: 0, to: bytes.length, depth: 0 }, stripped, seen);
  if (!seen.has('moov') || !(seen.has('mdat') || seen.has('moof'))) throw new DocumentRefused(damaged);
  const modern = bytes.includes('hvc1') || bytes.includes('hev1');
  const notes = modern ? ['视频采用 H.265 编码，部分浏览器不能播放，建议转换为 H.264 编码。'] : [];
  return { bytes: new Uint8Array(bytes), stripped: [...stripped], notes };
}

type Span = { readonly from: number; readonly to: number; readonly depth: number };

function walk(bytes: Buffer, { from, to, depth }: Span, stripped: Set<string>, seen: Set<string>): void {
  for (let at = from; at < to; ) {
    const { type, body, end } = boxAt(bytes, at, to);
    seen.add(type);
    const words = traces[type];
    if (words !== undefined) {
      if (end - body > 8) stripped.add(words);
      bytes.write('free', at + 4, 'latin1');
      bytes.fill(0, body, end);
    } else if (dated.has(type)) forgetDates(bytes, body, end, stripped);
    else if (containers.has(type) && depth < 8)
      walk(bytes, { from: body, to: end, depth: depth + 1 }, stripped, seen);
    at = end;
  }
}

function boxAt(bytes: Buffer, at: number, to: number): { type: string; body: number; end: number } {
  if (at + 8 > to) throw new DocumentRefused(damaged);
  const type = bytes.toString('latin1', at + 4, at + 8);
  const size = bytes.readUInt32BE(at);
  const wide = size === 1 && at + 16 <= to;
  const length = size === 0 ? to - at : wide ? Number(bytes.readBigUInt64BE(at + 8)) : size;
  const body = at + (wide ? 16 : 8);
  if (!/^[\x20-\x7e\xa9]{4}$/.test(type) || length < body - at || at + length > to)
    throw new DocumentRefused(damaged);
  return { type, body, end: at + length };
}

/** Version 0 counts in four bytes, version 1 in eight. */
function forgetDates(bytes: Buffer, body: number, end: number, stripped: Set<string>): void {
  const length = bytes[body] === 1 ? 16 : 8;
  if (body + 4 + length > end) throw new DocumentRefused(damaged);
  if (bytes.subarray(body + 4, body + 4 + length).some((byte) => byte !== 0)) stripped.add('拍摄时间');
  bytes.fill(0, body + 4, body + 4 + length);
}
