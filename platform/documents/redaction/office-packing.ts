/** Packs what is left of an Office file; names of parts and attributes that repeat what was taken out are renamed. */
import { posix } from 'node:path';
import { relationsPart, TYPES } from '../release/package.ts';
import { relationsXml, typesXml, zipped } from '../release/packing.ts';
import type { Needle } from './marks.ts';
import { masked } from './masking.ts';
import type { OpenOffice } from './office.ts';
import { occurrences, plain } from './words.ts';

export type Written = {
  readonly written: ReadonlyMap<string, string>;
  readonly covered: ReadonlyMap<string, Uint8Array>;
  readonly needles: readonly Needle[];
};

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ordinary = /^[A-Za-z0-9_./-]+$/;

/** The finished file. */
export function packedOffice(open: OpenOffice, { written, covered, needles }: Written): Uint8Array {
  const said = needles.map(({ text }) => text);
  const names = namesFor([...written.keys(), ...open.pictures.keys()], said);
  const nameOf = (part: string) => names.get(part) ?? part;
  const parts = new Map<string, Uint8Array>();
  const types = new Map<string, string>();
  const put = (part: string, bytes: Uint8Array) => {
    parts.set(nameOf(part), bytes);
    types.set(nameOf(part), open.file.typeOf(part));
  };
  for (const [part, xml] of written) put(part, Buffer.from(head + withoutWords(xml, said)));
  for (const [part, { bytes }] of open.pictures) put(part, covered.get(part) ?? bytes);
  for (const [part, relations] of open.relations) {
    if (relations.length === 0) continue;
    const renamed = relations.map((one) => ({
      ...one,
      id: withoutWord(one.id, said),
      target: nameOf(one.target),
    }));
    parts.set(relationsPart(nameOf(part)), relationsXml(nameOf(part), renamed));
  }
  parts.set(
    TYPES,
    typesXml([...types.keys()], (part) => types.get(part) ?? ''),
  );
  return zipped(parts);
}

function namesFor(parts: readonly string[], said: readonly string[]): Map<string, string> {
  const renamed = parts.filter(
    (part) => !ordinary.test(part) || said.some((words) => plain(part).includes(words)),
  );
  return new Map(
    renamed.map((part, index) => [
      part,
      `parts/part${index + 1}${posix.extname(part).replace(/[^.\w]/g, '')}`,
    ]),
  );
}

/** Attributes (styles, fonts, numbers of lists) that repeat what was taken out, everywhere alike. */
function withoutWords(xml: string, said: readonly string[]): string {
  if (said.length === 0) return xml;
  return xml.replace(
    /(\s)(?!xmlns)([\w:.-]+)="([^"]*)"/g,
    (whole, space: string, name: string, value: string) =>
      said.some((words) => plain(unescaped(value)).includes(words))
        ? `${space}${name}="${escaped(withoutWord(unescaped(value), said))}"`
        : whole,
  );
}

const withoutWord = (value: string, said: readonly string[]): string =>
  said.reduce((text, words) => {
    const found = occurrences(text, words);
    return found.length === 0 ? text : masked(text, found).replaceAll('████', 'x');
  }, value);

const signs: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const unescaped = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
    name ? (signs[name] ?? whole) : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
  );
const escaped = (text: string): string => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
