/** Areas of a page as boxes of pixels, and which letters they cover. */
import type { Area, Letter, Raster, Size } from './pdfium.ts';

/** Whole pixels: from the left and upper edge, up to but not including the right and lower one. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

const MARGIN = 1;

/** The pixels an area touches, and one more on each side. */
export const boxOf = ({ x, y, width, height }: Area, page: Size): Box => ({
  left: Math.max(0, Math.floor(x * page.width) - MARGIN),
  top: Math.max(0, Math.floor(y * page.height) - MARGIN),
  right: Math.min(page.width, Math.ceil((x + width) * page.width) + MARGIN),
  bottom: Math.min(page.height, Math.ceil((y + height) * page.height) + MARGIN),
});

/** How much of the first area lies in the second, from 0 to 1. */
export function overlap(one: Area, other: Area): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  const size = one.width * one.height;
  return size <= 0 || width <= 0 || height <= 0 ? 0 : (width * height) / size;
}

export const around = (areas: readonly Area[]): Area => {
  const x = Math.min(...areas.map((one) => one.x));
  const y = Math.min(...areas.map((one) => one.y));
  return {
    x,
    y,
    width: Math.max(...areas.map((one) => one.x + one.width)) - x,
    height: Math.max(...areas.map((one) => one.y + one.height)) - y,
  };
};

/** A letter of which an eighth is covered is covered wholly: half a letter can be read. */
const CUT = 0.125;

export const isCovered = (letter: Area, areas: readonly Area[]): boolean =>
  areas.some((area) => overlap(letter, area) > CUT);

/** The area with every letter it cuts. */
export function withWholeLetters(area: Area, letters: readonly Letter[]): Area {
  const cut = letters.filter((one) => !one.generated && !isBlank(one.text) && overlap(one, area) > CUT);
  return cut.length === 0 ? area : around([area, ...cut]);
}

export const isBlank = (text: string): boolean => /^[\s\p{Cc}\ufffd\ufffe]*$/u.test(text);

/** The letters as areas, one for each line of them. */
export function linesOf(letters: readonly Letter[]): Area[] {
  const lines: Letter[][] = [];
  for (const letter of letters) {
    if (letter.generated || letter.width <= 0 || letter.height <= 0) continue;
    const last = lines.at(-1)?.at(-1);
    const follows =
      last !== undefined &&
      Math.abs(last.y + last.height / 2 - (letter.y + letter.height / 2)) < last.height / 2 &&
      letter.x - (last.x + last.width) < last.height * 2 &&
      letter.x + letter.width > last.x;
    if (follows) lines.at(-1)?.push(letter);
    else lines.push([letter]);
  }
  return lines.map(around);
}

const COVER = 0;

/** Covers the boxes with black, in place. */
export function cover({ rgb, width }: Raster, boxes: readonly Box[]): void {
  for (const { left, top, right, bottom } of boxes)
    for (let y = top; y < bottom; y += 1) rgb.fill(COVER, (y * width + left) * 3, (y * width + right) * 3);
}

/** Whether something can be seen inside the area: its pixels are not all of one colour. */
export function hasInk({ rgb, width, height }: Raster, area: Area): boolean {
  const left = Math.max(0, Math.floor(area.x * width));
  const right = Math.min(width, Math.ceil((area.x + area.width) * width));
  const bottom = Math.min(height, Math.ceil((area.y + area.height) * height));
  let least = 255;
  let most = 0;
  for (let y = Math.max(0, Math.floor(area.y * height)); y < bottom; y += 1)
    for (let at = (y * width + left) * 3; at < (y * width + right) * 3; at += 3) {
      const light = ((rgb[at] ?? 0) * 2 + (rgb[at + 1] ?? 0) * 5 + (rgb[at + 2] ?? 0)) >> 3;
      if (light < least) least = light;
      if (light > most) most = light;
      if (most - least > 40) return true;
    }
  return false;
}
