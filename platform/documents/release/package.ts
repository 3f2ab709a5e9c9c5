/** An Office file as the package it is (ISO/IEC 29500-2): parts, their types, and the relations that lead to them. */
import { posix } from 'node:path';
import { attribute, children, nameOf, parseXml } from '../office/xml.ts';
import { DocumentRefused } from '../refusal.ts';
import { unzip } from '../unzip.ts';

export type Relation = {
  readonly id: string;
  /** The last part of its type: 'hyperlink', 'image'. */
  readonly kind: string;
  readonly type: string;
  /** A part name, or an address when it is external. */
  readonly target: string;
  readonly raw: string;
  readonly external: boolean;
};

export type OfficePackage = {
  /** Part name without leading slash → content. */
  readonly parts: Map<string, Uint8Array>;
  /** The last part of the content type, '' when the package names none. */
  readonly typeOf: (part: string) => string;
  /** The relations of a part; '' for those of the package. */
  readonly relationsOf: (part: string) => Relation[];
};

export const TYPES = '[Content_Types].xml';
const damaged =
  '这个 Office 文件的结构已损坏或不完整，无法打开。请用 Word/Excel/PPT/WPS 打开后另存一份再上传。';

/** Where the relations of a part lie. */
export const relationsPart = (part: string): string =>
  part === '' ? '_rels/.rels' : posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);

/** Opens it. Throws DocumentRefused when it is no whole package. */
export function openPackage(bytes: Uint8Array): OfficePackage {
  const parts = unzip(bytes, (name) => /^[^\0\\:*?"<>|]+$/.test(name) && !/(^|\/)\.\.(\/|$)|^\//.test(name));
  const types = parts.get(TYPES);
  if (!types) throw new DocumentRefused(damaged);
  const byPart = new Map<string, string>();
  const byEnding = new Map<string, string>();
  for (const one of children(parseXml(types))) {
    const type = attribute(one, 'ContentType') ?? '';
    if (nameOf(one) === 'Override')
      byPart.set((attribute(one, 'PartName') ?? '').replace(/^\//, '').toLowerCase(), type);
    else byEnding.set((attribute(one, 'Extension') ?? '').toLowerCase(), type);
  }
  const known = new Map<string, Relation[]>();
  const exact = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  return {
    parts,
    typeOf: (part) =>
      byPart.get(part.toLowerCase()) ?? byEnding.get(posix.extname(part).slice(1).toLowerCase()) ?? '',
    relationsOf: (part) => {
      const before = known.get(part);
      if (before) return before;
      const xml = parts.get(relationsPart(part));
      const found = xml ? children(parseXml(xml)).map((one) => relationOf(one, part, exact)) : [];
      known.set(part, found);
      return found;
    },
  };
}

function relationOf(
  one: Parameters<typeof nameOf>[0],
  part: string,
  exact: ReadonlyMap<string, string>,
): Relation {
  const raw = attribute(one, 'Target') ?? '';
  const type = attribute(one, 'Type') ?? '';
  const external = attribute(one, 'TargetMode') === 'External';
  const path = raw.startsWith('/') ? raw.slice(1) : posix.join(posix.dirname(part || 'x'), raw);
  const target = external ? raw : (exact.get(path.toLowerCase()) ?? path);
  return { id: attribute(one, 'Id') ?? '', kind: type.split('/').at(-1) ?? '', type, target, raw, external };
}
