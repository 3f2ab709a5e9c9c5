/** What a presentation says: slides in their order, hidden ones, notes and comments. */
import { tokens } from '../office/tokens.ts';
import { attribute, child, children, parseXml } from '../office/xml.ts';
import { unzip } from '../unzip.ts';
import { drawnText } from './docx.ts';
import { Gathering, type TextPart } from './gathering.ts';

const wanted =
  /^ppt\/(presentation\.xml|_rels\/presentation\.xml\.rels|slides\/(_rels\/)?[^/]+|notesSlides\/[^/]+\.xml|comments\/[^/]+\.xml|(charts\/chart|diagrams\/data)[^/]*\.xml)$/;

/** Throws DocumentRefused when the archive or its XML is broken. */
export function pptxText(bytes: Uint8Array): TextPart[] {
  const members = unzip(bytes, (name) => wanted.test(name));
  const gathering = new Gathering();
  slidesOf(members).forEach((name, i) => {
    const xml = members.get(name);
    if (!xml) return;
    const hidden = /<(\w+:)?sld\b[^>]*\bshow\s*=\s*["'](0|false)/.test(
      new TextDecoder().decode(xml.subarray(0, 5000)),
    );
    slideText(xml, { where: `第${i + 1}张幻灯片${hidden ? '（隐藏）' : ''}`, hidden }, gathering);
    const relations = members.get(name.replace('slides/', 'slides/_rels/').concat('.rels'));
    for (const target of relations
      ? children(parseXml(relations)).map((one) => attribute(one, 'Target') ?? '')
      : []) {
      const notes = members.get(target.replace(/^(\.\.|\/ppt)\//, 'ppt/'));
      if (notes && target.includes('notesSlides'))
        slideText(notes, { where: `第${i + 1}张幻灯片的备注`, hidden: true }, gathering);
    }
  });
  for (const [name, xml] of members) {
    if (name.includes('/comments/')) slideText(xml, { where: '批注', hidden: true }, gathering);
    else if (/\/(charts|diagrams)\//.test(name)) drawnText(xml, '图表', gathering);
  }
  return gathering.parts();
}

/** Slide members in the order they are shown. */
function slidesOf(members: ReadonlyMap<string, Uint8Array>): string[] {
  const all = [...members.keys()].filter((name) => /^ppt\/slides\/[^/]+\.xml$/.test(name)).sort();
  const [presentation, relations] = [
    members.get('ppt/presentation.xml'),
    members.get('ppt/_rels/presentation.xml.rels'),
  ];
  if (!presentation || !relations) return all;
  const targets = new Map(
    children(parseXml(relations)).map((one) => [
      attribute(one, 'Id') ?? '',
      `ppt/${(attribute(one, 'Target') ?? '').replace(/^\/?(ppt\/)?/, '')}`,
    ]),
  );
  const list = child(parseXml(presentation), 'sldIdLst');
  const shown = (list ? children(list) : []).flatMap((one) => {
    const ids = Array.from(one.attributes, ({ value }) => targets.get(value));
    return ids.flatMap((name) => (name && members.has(name) ? [name] : []));
  });
  return [...new Set([...shown, ...all])];
}

type Where = { readonly where: string; readonly hidden: boolean };

function slideText(xml: Uint8Array, { where, hidden }: Where, gathering: Gathering): void {
  let speaking = false;
  for (const token of tokens(xml)) {
    if (token.kind === 'text') {
      if (speaking) gathering.add(where, hidden, token.text);
    } else if (token.name === 't' || token.name === 'text') {
      speaking = token.kind === 'open' && !token.empty;
      if (token.name === 'text' && token.kind === 'close') gathering.endLine();
    } else if (token.kind === 'close' && token.name === 'p') gathering.endLine();
    else if (token.kind === 'open' && token.name === 'br') gathering.add(where, hidden, '\n');
  }
}
