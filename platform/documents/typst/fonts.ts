/**
 * The faces that official documents are set in, by their part in GB/T 9704. What the operator has put into
 * GONGKAI_DATA/fonts comes first (仿宋_GB2312, 方正小标宋 and the like may not be shipped with a program), then ours.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawsWith, type FontFace, fontFaces } from './sfnt.ts';

export type FontRole = 'title' | 'body' | 'heading' | 'subheading' | 'table';

export type Fonts = {
  readonly folders: readonly string[];
  /** Whether any of the faces draws the character. */
  readonly draws: (codePoint: number) => boolean;
};

const ours: Readonly<Record<FontRole, string>> = {
  title: 'Noto Serif SC',
  body: 'LXGW WenKai',
  heading: 'Noto Sans SC',
  subheading: 'LXGW WenKai',
  table: 'Noto Serif SC',
};
const ourLatin = 'Tinos';

/** Names under which the faces that the standard asks for are found, best first. */
const asked: Readonly<Record<FontRole, readonly string[]>> = {
  title: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', '方正小标宋简体', '方正小标宋_GBK', '方正小标宋'],
  body: ['FangSong_GB2312', '仿宋_GB2312', 'FangSong', '仿宋', 'STFangsong', '华文仿宋', 'FandolFang'],
  heading: ['SimHei', '黑体', 'FZHei-B01S', '方正黑体简体', 'STHeiti', '华文黑体', 'FandolHei'],
  subheading: ['KaiTi_GB2312', '楷体_GB2312', 'KaiTi', '楷体', 'STKaiti', '华文楷体', 'FandolKai'],
  table: ['SimSun', '宋体', 'NSimSun', 'STSong', '华文宋体', 'FandolSong'],
};
const askedLatin = ['Times New Roman'];

/** The folder made by scripts/build-fonts.ts. */
export const builtFonts: string = fileURLToPath(new URL('../../../build/fonts', import.meta.url));

/** Where the operator may put fonts: GONGKAI_DATA/fonts (./data/fonts). */
export const operatorFonts = (): string => join(process.env.GONGKAI_DATA ?? 'data', 'fonts');

/** The fonts in these folders. Throws when ours have not been built. */
export function fontsIn(folders: readonly string[] = [operatorFonts(), builtFonts]): Fonts {
  const present = folders.filter((folder) => existsSync(folder));
  const faces = present.flatMap(facesIn);
  const families = new Set(faces.flatMap((face) => face.families));
  const missing = [...Object.values(ours), ourLatin].find((family) => !families.has(family));
  if (missing) {
    throw new Error(`缺少字体“${missing}”，无法生成 PDF。请先运行 node scripts/build-fonts.ts。`);
  }
  return { folders: present, draws: drawsWith(faces) };
}

/** A family for Typst's `font`: a name, or one for Latin letters and digits only. */
export type Family = string | { readonly name: string; readonly covers: 'latin-in-cjk' };

/**
 * For each role the families to try in turn: Latin, the face the standard asks for if it is known, ours, and 宋体 for
 * rare names. Which names are known only Typst can tell: a file bears several, and it goes by one of them.
 */
export async function familiesByRole(
  knows: (family: string) => Promise<boolean>,
): Promise<Readonly<Record<FontRole, readonly Family[]>>> {
  const firstKnown = async (names: readonly string[]) => {
    for (const name of names) if (await knows(name)) return name;
    return undefined;
  };
  const latin = { name: (await firstKnown(askedLatin)) ?? ourLatin, covers: 'latin-in-cjk' as const };
  const chain = async (role: FontRole): Promise<Family[]> => {
    const names = [await firstKnown(asked[role]), ours[role], ours.table];
    return [latin, ...new Set(names.filter((name) => name !== undefined))];
  };
  return {
    title: await chain('title'),
    body: await chain('body'),
    heading: await chain('heading'),
    subheading: await chain('subheading'),
    table: await chain('table'),
  };
}

function facesIn(folder: string): FontFace[] {
  return fontFiles(folder).flatMap((file) => fontFaces(readFileSync(file)));
}

/** The font files of a folder, sorted; woff and woff2 are passed over, as Typst cannot use them. */
export const fontFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(ttf|otf|ttc|otc)$/i.test(name))
    .toSorted()
    .map((name) => join(folder, name));

/** Set in place of a character that no face draws; the printer's sign for one that is wanting. */
const wanting = '□';

/** Text in which every character can be drawn. Joiners and variation selectors are dropped. */
export function drawable(text: string, fonts: Fonts): string {
  let result = '';
  for (const character of text.replace(/\p{Default_Ignorable_Code_Point}/gu, '')) {
    const known = character === '\n' || fonts.draws(character.codePointAt(0) ?? 0);
    result += known ? character : wanting;
  }
  return result;
}

/** `drawable` for every string in a JSON value. */
export function drawableData(value: unknown, fonts: Fonts): unknown {
  if (typeof value === 'string') return drawable(value, fonts);
  if (Array.isArray(value)) return value.map((entry) => drawableData(entry, fonts));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, drawableData(entry, fonts)]));
}
