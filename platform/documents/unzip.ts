/** Opens zip files from strangers: members, their number and their sizes are limited while they are inflated. */
import { promisify } from 'node:util';
import { inflateRaw, inflateRawSync } from 'node:zlib';
import { DocumentRefused } from './refusal.ts';

const inflateRawLater = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw);

export type ZipLimits = {
  /** Members in the directory. */
  readonly entries: number;
  /** Bytes of one member once inflated. */
  readonly entryBytes: number;
  /** Bytes of all wanted members together once inflated. */
  readonly totalBytes: number;
};

export const documentLimits: ZipLimits = { entries: 4000, entryBytes: 64 << 20, totalBytes: 128 << 20 };

const damaged =
  '这个文件的压缩结构已损坏或下载不完整，无法打开。请重新下载，或用 Word/WPS 打开后另存一份再上传。';
const tooLarge = '这个文件解压后异常庞大，疑似“压缩炸弹”，为安全起见不予打开。请上传正常保存的文件。';
const locked = '这个压缩文件设置了密码，无法打开。请解除密码后重新上传。';

type Member = {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
};

/** Member names in the central directory, without inflating anything. Throws DocumentRefused on a broken zip. */
export function zipNames(bytes: Uint8Array, limits: ZipLimits = documentLimits): string[] {
  return directory(bytes, limits).map((member) => member.name);
}

/**
 * The wanted members, inflated. Nothing is believed of the sizes written in the file: inflating itself stops at the
 * limit. Throws DocumentRefused on a broken, encrypted or oversized archive.
 */
export function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits = documentLimits,
): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let left = limits.totalBytes;
  for (const member of directory(bytes, limits)) {
    if (!wanted(member.name) || member.name.endsWith('/')) continue;
    const content = inflated(bytes, member, Math.min(left, limits.entryBytes));
    left -= content.length;
    found.set(member.name, content);
  }
  return found;
}

export type ZipMember = {
  readonly name: string;
  /** Inflates it, beside whatever else the process does. Throws DocumentRefused. */
  readonly open: () => Promise<Uint8Array>;
};

/** All members of a large archive, its directory read once; each is inflated when its turn comes. */
export function zipMembers(bytes: Uint8Array, limits: ZipLimits): ZipMember[] {
  return directory(bytes, limits).map((member) => ({
    name: member.name,
    open: async () => {
      const { packed, plain } = packedMember(bytes, member, limits.entryBytes);
      return plain ?? inflateRawLater(packed, { maxOutputLength: limits.entryBytes }).catch(refuseInflated);
    },
  }));
}

function directory(bytes: Uint8Array, limits: ZipLimits): Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.entries) throw new DocumentRefused(tooLarge);
  const members: Member[] = [];
  let at = view.getUint32(end + 16, true);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new DocumentRefused(damaged);
    const length = view.getUint16(at + 28, true);
    members.push({
      name: memberName(bytes.subarray(at + 46, at + 46 + length)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return members;
}

/** Archives packed under Chinese Windows hold GBK names without saying so. */
function memberName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 65_557);
  for (let at = view.byteLength - 22; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  throw new DocumentRefused(damaged);
}

function inflated(bytes: Uint8Array, member: Member, most: number): Uint8Array {
  const { packed, plain } = packedMember(bytes, member, most);
  if (plain) return plain;
  try {
    return inflateRawSync(packed, { maxOutputLength: most });
  } catch (error) {
    return refuseInflated(error);
  }
}

/** The bytes of a member as they lie in the archive; `plain` when they need no inflating. */
function packedMember(bytes: Uint8Array, member: Member, most: number) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (member.encrypted) throw new DocumentRefused(locked);
  if (member.at + 30 > bytes.length) throw new DocumentRefused(damaged);
  const from = member.at + 30 + view.getUint16(member.at + 26, true) + view.getUint16(member.at + 28, true);
  const packed = bytes.subarray(from, from + member.packed);
  if (packed.length < member.packed) throw new DocumentRefused(damaged);
  if (member.method === 0 && packed.length <= most) return { packed, plain: packed };
  if (member.method !== 8 || most <= 0) throw new DocumentRefused(member.method > 8 ? damaged : tooLarge);
  return { packed, plain: null };
}

function refuseInflated(error: unknown): never {
  const swollen = error instanceof RangeError || (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
  throw new DocumentRefused(swollen ? tooLarge : damaged);
}
