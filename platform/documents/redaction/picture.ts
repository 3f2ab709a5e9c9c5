/** Pictures with areas taken out: decoded, upright, covered, and encoded anew from the pixels alone. */
import sharp from 'sharp';
import { DocumentRefused } from '../refusal.ts';
import { boxOf, cover } from './boxes.ts';
import type { Area, Mark } from './marks.ts';
import type { Raster } from './pdfium.ts';
import { type Produced, places } from './produced.ts';

export type PictureKind = 'jpeg' | 'png' | 'webp';

/** The long side of a released scan: A4 at 300 dots per inch. */
const longestSide = 3508;
const mostPixels = 110_000_000;
const damaged = '这张图片已损坏，或像素过多，无法打开。请用看图软件另存为 JPG 或 PNG 再上传。';
const noArea = '图片上只能标记区域。';

/** The pixels as they are seen: upright, in standard colours, without transparency. */
export async function pixelsOf(bytes: Uint8Array, longest: number = longestSide): Promise<Raster> {
  try {
    const { data, info } = await sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels })
      .autoOrient()
      .resize({ width: longest, height: longest, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new DocumentRefused(damaged);
    return { width: info.width, height: info.height, rgb: new Uint8Array(data) };
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused(damaged);
  }
}

/** The pixels in a file of that kind. */
export async function encoded({ rgb, width, height }: Raster, kind: PictureKind): Promise<Uint8Array> {
  const picture = sharp(rgb, { raw: { width, height, channels: 3 } });
  const written =
    kind === 'jpeg'
      ? picture.jpeg({ quality: 90, chromaSubsampling: '4:4:4' })
      : kind === 'png'
        ? picture.png({ compressionLevel: 7 })
        : picture.webp({ quality: 90 });
  return new Uint8Array(await written.toBuffer());
}

/** The picture with these areas covered. */
export async function coveredPicture(
  bytes: Uint8Array,
  kind: PictureKind,
  areas: readonly Area[],
): Promise<Uint8Array> {
  const raster = await pixelsOf(bytes);
  cover(
    raster,
    areas.map((area) => boxOf(area, raster)),
  );
  return encoded(raster, kind);
}

/** Throws DocumentRefused for a damaged picture and for marks that are no areas. */
export async function redactedPicture(
  bytes: Uint8Array,
  kind: PictureKind,
  marks: readonly Mark[],
): Promise<Produced> {
  const areas = marks.map((mark) => {
    if (mark.what !== 'area' || mark.page !== 0) throw new DocumentRefused(noArea);
    return mark.area;
  });
  return {
    bytes: await coveredPicture(bytes, kind, areas),
    removed: ['拍摄位置、设备、缩略图等附加信息'],
    notes: [],
    places: places(
      marks,
      marks.map(({ id }) => ({ mark: id })),
    ),
    needles: [],
  };
}
