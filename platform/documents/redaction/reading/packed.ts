/** Reads an Office file byte by byte, by itself: no byte of it may lie outside its members. */
import { inflateRawSync } from 'node:zlib';
import { bareJpeg, barePng } from '../../release/media.ts';
import type { Surface } from './surface.ts';

export type Member = { readonly name: string; readonly content: Uint8Array };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** The members in the order they lie; null when anything else lies between, before or behind them. */
export function membersOf(file: Uint8Array): Member[] | null {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const members: Member[] = [];
  let at = 0;
  while (at + 30 <= file.length && view.getUint32(at, true) === LOCAL) {
    const method = view.getUint16(at + 8, true);
    const packed = view.getUint32(at + 18, true);
    const size = view.getUint32(at + 22, true);
    const named = view.getUint16(at + 26, true);
    const extra = view.getUint16(at + 28, true);
    const from = at + 30 + named + extra;
    const flags = view.getUint16(at + 6, true) & ~0x0800;
    if (flags !== 0 || extra !== 0 || from + packed > file.length) return null;
    const content = inflated(file.subarray(from, from + packed), method, size);
    if (content === null) return null;
    members.push({ name: new TextDecoder().decode(file.subarray(at + 30, at + 30 + named)), content });
    at = from + packed;
  }
  const end = directoryEnd(file, view, at, members);
  return end === file.length ? members : null;
}

function inflated(packed: Uint8Array, method: number, size: number): Uint8Array | null {
  if (method === 0) return packed.length === size ? packed : null;
  if (method !== 8) return null;
  try {
    const { buffer, engine } = inflateRawSync(packed, {
      info: true,
      maxOutputLength: 256 << 20,
    }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return buffer.length === size && engine.bytesWritten === packed.length ? new Uint8Array(buffer) : null;
  } catch {
    return null;
  }
}

/** Where the directory ends that lists exactly these members, without remarks; −1 when it does not. */
function directoryEnd(file: Uint8Array, view: DataView, start: number, members: readonly Member[]): number {
  let at = start;
  for (const { name } of members) {
    if (at + 46 > file.length || view.getUint32(at, true) !== CENTRAL) return -1;
    const named = view.getUint16(at + 28, true);
    if (view.getUint16(at + 30, true) + view.getUint16(at + 32, true) !== 0) return -1;
    if (new TextDecoder().decode(file.subarray(at + 46, at + 46 + named)) !== name) return -1;
    at += 46 + named;
  }
  const whole = at + 22 <= file.length && view.getUint32(at, true) === END;
  return whole && view.getUint16(at + 20, true) === 0 ? at + 22 : -1;
}

/** Whether an XML part holds anything besides elements: remarks, instructions, literal or declared text. */
export const hasAsides = (xml: string): boolean => /<!|<\?/.test(xml.replace(/^<\?xml[^?]*\?>\s*/, ''));

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (signs[name] ?? whole) : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
  );

/** What a member says: its name, the text of its elements, its attributes, what a picture carries beside pixels. */
export function saidBy({ name, content }: Member): Surface[] {
  const surfaces: Surface[] = [{ where: '文件内部的名称', content: name, visible: false }];
  if (/\.(xml|rels)$/.test(name)) {
    const xml = new TextDecoder().decode(content);
    const text = xml.replace(/<[^>]*>/g, '');
    const attributes = [...xml.matchAll(/\s(?!xmlns|Type=|ContentType=)[\w:.-]+="([^"]*)"/g)].map(
      ([, value = '']) => unescaped(value),
    );
    surfaces.push({ where: '文件的文字', content: unescaped(text), visible: true });
    surfaces.push({ where: '文件的样式和属性', content: attributes.join('\n'), visible: false });
  }
  return surfaces;
}

/** Whether a picture is nothing but its pixels. */
export function isBarePicture(bytes: Uint8Array): boolean {
  const bare = bareJpeg(bytes) ?? barePng(bytes);
  return bare !== null && bare.length === bytes.length;
}
