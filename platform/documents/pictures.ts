/**
 * Pictures as the public gets them: drawn anew, so that nothing of the file survives but what can be seen. Where a
 * photo was taken, with which device, its thumbnail, whatever was hung on behind: gone. See decision 0005.
 */
import sharp, { type Metadata, type Sharp } from 'sharp';
import { inTurn } from './pictures/in-turn.ts';
import { tracesIn } from './pictures/traces.ts';
import { DocumentRefused } from './refusal.ts';

export type ReleasedPicture = {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';
  readonly width: number;
  readonly height: number;
  /** What was taken out, in words: 「拍摄位置（GPS）」. */
  readonly stripped: string[];
};

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif';

/** The long side of a released picture, in pixels. */
export const longestSide = 1920;
/** More pixels than the largest phone camera takes (108 megapixels), all frames together. */
const mostPixels = 110_000_000;
const mostFrames = 300;
const seconds = 8;

const notTaken =
  '这个文件不是可以发布的图片。请使用 JPG、PNG、WebP 或 GIF 格式；SVG、TIFF、HEIC（苹果手机“高效”格式）请先另存为 JPG 或 PNG 再上传。';
const damaged = '这张图片已损坏或没有传完整，无法打开。请用看图软件打开后另存一份再上传。';
const tooLarge =
  '这张图片的像素过多，为安全起见不予打开。请缩小到 1 亿像素以内（长边 1920 像素已经够用）再上传。';
const tooManyFrames = `这个动画超过 ${mostFrames} 帧或者过大，无法处理。请减少帧数、缩小尺寸，或改为上传视频。`;
const tooSlow = '这张图片在 8 秒内没有处理完，可能内部结构有误。请用看图软件打开后另存一份再上传。';

/** The format by the first bytes; null when it is none that is published. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('GIF87a') || head.startsWith('GIF89a')) return 'gif';
  return head.startsWith('RIFF') && head.slice(8) === 'WEBP' ? 'webp' : null;
}

/**
 * The picture upright, in standard colours, at most 1920 pixels long, without any metadata. An animation stays one.
 * Throws DocumentRefused with a sentence for what is not, or not safely, a picture.
 */
export async function releasedPicture(bytes: Uint8Array): Promise<ReleasedPicture> {
  const format = pictureFormat(bytes);
  if (format === null) throw new DocumentRefused(notTaken);
  return refusing(async () => {
    const metadata = await measured(bytes, format);
    return inTurn(pixelsOf(metadata), () => drawnAnew(bytes, format, metadata));
  });
}

/** Width and height as it is seen, upright; of one frame. Throws DocumentRefused as `releasedPicture`. */
export async function pictureSize(bytes: Uint8Array): Promise<{ width: number; height: number }> {
  const format = pictureFormat(bytes);
  if (format === null) throw new DocumentRefused(notTaken);
  return refusing(async () => {
    const { autoOrient } = await measured(bytes, format);
    return { width: autoOrient.width, height: autoOrient.height };
  });
}

const opened = (bytes: Uint8Array, animated: boolean): Sharp =>
  sharp(bytes, { failOn: 'error', limitInputPixels: mostPixels, animated, sequentialRead: true });

/** What the picture says of itself, before a pixel of it is drawn. */
async function measured(bytes: Uint8Array, format: PictureFormat): Promise<Metadata> {
  const metadata = await opened(bytes, false).metadata();
  if (metadata.format !== format) throw new DocumentRefused(notTaken);
  const frames = metadata.pages ?? 1;
  if (frames > mostFrames) throw new DocumentRefused(tooManyFrames);
  if (pixelsOf(metadata) > mostPixels) throw new DocumentRefused(frames > 1 ? tooManyFrames : tooLarge);
  return metadata;
}

const pixelsOf = ({ width, height, pages = 1 }: Metadata): number => width * height * pages;

async function drawnAnew(
  bytes: Uint8Array,
  format: PictureFormat,
  metadata: Metadata,
): Promise<ReleasedPicture> {
  const animated = (metadata.pages ?? 1) > 1;
  const upright = animated ? opened(bytes, true) : opened(bytes, false).autoOrient();
  const fitted = upright
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .timeout({ seconds });
  const { data, info } = await encoded(fitted, format).toBuffer({ resolveWithObject: true });
  await requireBare(data);
  return {
    bytes: new Uint8Array(data),
    mediaType: `image/${format}`,
    width: info.width,
    height: info.pageHeight ?? info.height,
    stripped: tracesIn(bytes, format, metadata),
  };
}

function encoded(picture: Sharp, format: PictureFormat): Sharp {
  if (format === 'jpeg')
    return picture.flatten({ background: '#fff' }).jpeg({ quality: 84, progressive: true });
  if (format === 'png') return picture.png({ compressionLevel: 8 });
  return format === 'webp' ? picture.webp({ quality: 84 }) : picture.gif();
}

/** What was written is read again: should anything of the original be in it, nothing is released. */
async function requireBare(data: Uint8Array): Promise<void> {
  const { exif, xmp, iptc, icc, comments } = await sharp(data, { failOn: 'error' }).metadata();
  if (exif || xmp || iptc || icc || comments) throw new Error('A released picture still carries metadata');
}

/** libvips says what is wrong in English and in passing; a person is told in a sentence. */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DocumentRefused) throw error;
    const message = error instanceof Error ? error.message : '';
    if (/still carries/.test(message)) throw error;
    if (/pixel limit|too large|exceeds/i.test(message)) throw new DocumentRefused(tooLarge);
    throw new DocumentRefused(/timeout/i.test(message) ? tooSlow : damaged);
  }
}
