/**
 * Makes the fonts that PDF files are set in: `build/fonts`, from the font packages (SIL Open Font Licence), cut to
 * the characters of GB 2312, punctuation and the form. 宋体 stays whole in both weights, for rare names. Does nothing
 * when the packages and this file are as they were.
 */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';

const root = new URL('..', import.meta.url);
const packages = [
  '@expo-google-fonts/noto-serif-sc',
  '@expo-google-fonts/noto-sans-sc',
  '@expo-google-fonts/tinos',
  '@fontsource/lxgw-wenkai',
] as const;

/** Where each face comes from, and the file it becomes. The roles are told in docs/decisions/0031. */
const faces = [
  { from: `${packages[0]}/400Regular/NotoSerifSC_400Regular.ttf`, to: 'song.ttf', whole: true },
  { from: `${packages[0]}/700Bold/NotoSerifSC_700Bold.ttf`, to: 'song-bold.ttf', whole: true },
  { from: `${packages[1]}/500Medium/NotoSansSC_500Medium.ttf`, to: 'hei.ttf', whole: false },
  { from: `${packages[3]}/files/lxgw-wenkai-latin-300-normal.woff2`, to: 'kai-light.ttf', whole: false },
  { from: `${packages[3]}/files/lxgw-wenkai-latin-500-normal.woff2`, to: 'kai.ttf', whole: false },
  { from: `${packages[2]}/400Regular/Tinos_400Regular.ttf`, to: 'latin.ttf', whole: true },
  { from: `${packages[2]}/700Bold/Tinos_700Bold.ttf`, to: 'latin-bold.ttf', whole: true },
];

/** Every character of GB 2312 (rows 1–87), and what documents use beside it. */
export function documentCharacters(): string {
  const decoder = new TextDecoder('gb18030');
  let characters = '';
  for (let row = 0xa1; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) characters += decoder.decode(Uint8Array.of(row, cell));
  }
  for (let code = 0x20; code < 0x7f; code += 1) characters += String.fromCharCode(code);
  const extra =
    '　、。〃〈〉《》「」『』【】〔〕〖〗〇…—–‘’“”·•×÷±℃％‰￥€①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢□■△▲○●◎★☆√镕堃昇喆珺';
  return [...new Set(`${characters}${extra}`)].filter((c) => !/[\p{Co}\ufffd]/u.test(c)).join('');
}

async function inputKey(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(new URL(import.meta.url)));
  for (const name of packages)
    hash.update(await readFile(new URL(`node_modules/${name}/package.json`, root)));
  return hash.digest('hex');
}

/** Builds what is missing or stale; returns the folder. Safe to call from several processes at once. */
export async function buildFonts(): Promise<string> {
  const folder = new URL('build/fonts/', root);
  const key = await inputKey();
  const built = await readFile(new URL('built-from', folder), 'utf8').catch(() => '');
  if (built === key) return fileURLToPath(folder);

  const draft = new URL(`build/fonts-${process.pid}/`, root);
  await mkdir(draft, { recursive: true });
  const characters = documentCharacters();
  for (const face of faces) {
    const source = new URL(`node_modules/${face.from}`, root);
    const target = new URL(face.to, draft);
    if (face.whole) {
      await copyFile(source, target);
      continue;
    }
    const preserveNameIds = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17];
    await writeFile(
      target,
      await subsetFont(await readFile(source), characters, { targetFormat: 'sfnt', preserveNameIds }),
    );
  }
  for (const name of packages) {
    const licence = name.startsWith('@expo') ? 'LICENSE_FONT' : 'LICENSE';
    await copyFile(
      new URL(`node_modules/${name}/${licence}`, root),
      new URL(`licence-${name.replace(/^.*\//, '')}.txt`, draft),
    );
  }
  await writeFile(new URL('built-from', draft), key);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
    // Another process was quicker; what it made is the same.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    await rm(draft, { recursive: true, force: true });
  });
  return fileURLToPath(folder);
}

if (import.meta.main) await buildFonts();
