/** Compares pictures: outside the boxes nothing may have changed, inside nothing may be seen. */
import type { Box } from '../boxes.ts';
import type { Raster } from '../pdfium.ts';

export type Comparison = {
  /** Share of the pixels outside that differ visibly. */
  readonly changed: number;
  /** The lightest pixel inside the boxes, 0 (black) to 255. */
  readonly lightest: number;
  /** The same without the edge of a box, where a JPEG may be blurred. */
  readonly lightestWithin: number;
};

const EDGE = 8;

/** Null when the pictures are not of one size. `visibly`: from which difference of a colour on (0 to 255). */
export function compared(
  one: Raster,
  other: Raster,
  boxes: readonly Box[],
  visibly: number,
): Comparison | null {
  if (one.width !== other.width || one.height !== other.height) return null;
  const { width, height } = one;
  const inside = new Uint8Array(width);
  let changed = 0;
  let lightest = 0;
  let lightestWithin = 0;
  for (let y = 0; y < height; y += 1) {
    const here = boxes.filter(({ top, bottom }) => y >= top && y < bottom);
    const from = y * width * 3;
    const same = Buffer.compare(
      one.rgb.subarray(from, from + width * 3),
      other.rgb.subarray(from, from + width * 3),
    );
    if (here.length === 0 && same === 0) continue;
    markRow(inside, here, y);
    for (let x = 0, at = from; x < width; x += 1, at += 3) {
      if (inside[x] === 0) {
        if (same !== 0 && difference(one.rgb, other.rgb, at) >= visibly) changed += 1;
        continue;
      }
      const light = Math.max(other.rgb[at] ?? 0, other.rgb[at + 1] ?? 0, other.rgb[at + 2] ?? 0);
      if (light > lightest) lightest = light;
      if (inside[x] === 2 && light > lightestWithin) lightestWithin = light;
    }
  }
  return { changed: changed / (width * height), lightest, lightestWithin };
}

/** Of one row: 0 outside, 1 at the edge of a box, 2 within one. */
function markRow(inside: Uint8Array, boxes: readonly Box[], y: number): void {
  inside.fill(0);
  for (const { left, right } of boxes) inside.fill(1, left, right);
  for (const { left, top, right, bottom } of boxes)
    if (y >= top + EDGE && y < bottom - EDGE)
      inside.fill(2, left + EDGE, Math.max(left + EDGE, right - EDGE));
}

const difference = (one: Uint8Array, other: Uint8Array, at: number): number =>
  Math.max(
    Math.abs((one[at] ?? 0) - (other[at] ?? 0)),
    Math.abs((one[at + 1] ?? 0) - (other[at + 1] ?? 0)),
    Math.abs((one[at + 2] ?? 0) - (other[at + 2] ?? 0)),
  );

/** Whether the picture shows everything it should and nothing it should not. */
export function isFaithful(found: Comparison | null, lossless: boolean): boolean {
  if (!found) return false;
  if (lossless) return found.changed === 0 && found.lightest === 0;
  return found.changed <= 0.004 && found.lightest <= 72 && found.lightestWithin <= 8;
}
