/** Packing an Office file anew: its relations, its content types, its zip. */
import { posix } from 'node:path';
import { zipSync } from 'fflate';
import { type Relation, TYPES } from './package.ts';

const escaped = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const encoded = (xml: string): Uint8Array => new TextEncoder().encode(head + xml);

/** The relations of a part as its .rels says them; '' for those of the package. */
export function relationsXml(part: string, relations: readonly Relation[]): Uint8Array {
  const lines = relations.map(({ id, type, target, external }) => {
    const place = external ? target : posix.relative(posix.dirname(part || 'x'), target);
    const mode = external ? ' TargetMode="External"' : '';
    return `<Relationship Id="${escaped(id)}" Type="${escaped(type)}" Target="${escaped(place)}"${mode}/>`;
  });
  const space = 'http://schemas.openxmlformats.org/package/2006/relationships';
  return encoded(`<Relationships xmlns="${space}">${lines.join('')}</Relationships>`);
}

/** The content type of every part. */
export function typesXml(kept: readonly string[], typeOf: (part: string) => string): Uint8Array {
  const lines = kept.map(
    (part) => `<Override PartName="/${escaped(part)}" ContentType="${escaped(typeOf(part))}"/>`,
  );
  const relations = 'application/vnd.openxmlformats-package.relationships+xml';
  const space = 'http://schemas.openxmlformats.org/package/2006/content-types';
  return encoded(
    `<Types xmlns="${space}"><Default Extension="rels" ContentType="${relations}"/><Default Extension="xml" ContentType="application/xml"/>${lines.join('')}</Types>`,
  );
}

/** The types first, as readers expect; one date for all, since a date is a trace too. */
export function zipped(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const order = [...parts.keys()].sort(
    (a, b) => Number(b === TYPES) - Number(a === TYPES) || (a < b ? -1 : 1),
  );
  return zipSync(Object.fromEntries(order.map((name) => [name, parts.get(name) ?? new Uint8Array()])), {
    level: 6,
    mtime: '1980-01-01T00:00:00',
  });
}
