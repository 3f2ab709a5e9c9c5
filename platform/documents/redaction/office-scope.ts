/** Which parts and relations of an Office file go to the public when something was taken out: fewer than otherwise. */
import type { OfficePackage, Relation } from '../release/package.ts';

const office = 'application/vnd.openxmlformats-officedocument.';
const released: readonly RegExp[] = [
  /^wordprocessingml\.(document\.main|styles|numbering|settings|fontTable|header|footer|footnotes|endnotes)\+xml$/,
  /^spreadsheetml\.(sheet\.main|worksheet|chartsheet|styles)\+xml$/,
  /^presentationml\.(presentation\.main|slideshow\.main|slide|slideLayout|slideMaster|tableStyles)\+xml$/,
  /^(theme|themeOverride|drawing|drawingml\.(chart|chartshapes|diagram\w+))\+xml$/,
];

/** Caches, tables, pivots, sounds, enclosed fonts and pictures that cannot be looked through stay behind. */
export const isReleasedType = (type: string): boolean =>
  /^image\/(png|jpe?g)$/.test(type) ||
  type === 'application/vnd.ms-office.drawingml.diagramDrawing+xml' ||
  (type.startsWith(office) && released.some((one) => one.test(type.slice(office.length))));

/** Whether a relation stays: inside the file, to a part that stays, and no jump. */
export function isReleasedRelation(file: OfficePackage, part: string, one: Relation): boolean {
  if (one.external || one.kind === 'hyperlink' || !file.parts.has(one.target)) return false;
  if (one.kind === 'slide' && !/presentation\.main|slideshow\.main/.test(file.typeOf(part))) return false;
  return isReleasedType(file.typeOf(one.target));
}

const words: readonly (readonly [RegExp, string])[] = [
  [/pivot|slicer/i, '数据透视表及其缓存'],
  [/sharedStrings/, ''],
  [/\.table\+xml/, '表格样式和筛选'],
  [/notes|handout/i, '演讲者备注'],
  [/^(audio|video)\//, '声音和视频'],
  [/^image\//, '无法检查的图片（EMF、WMF、GIF 等）'],
  [/obfuscatedFont/, '嵌入的字体'],
];

/** What a part that stays behind is called; '' when it says nothing. */
export const wordsForType = (type: string): string => words.find(([where]) => where.test(type))?.[1] ?? '';
