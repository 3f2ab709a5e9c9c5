/** Whether a picture file is nothing but its pixels. */
import sharp from 'sharp';
import type { PictureKind } from '../picture.ts';
import { isBarePicture } from './packed.ts';

/** No metadata for the library that reads it, and no byte of the file that is not of the picture. */
export async function isPixelsOnly(bytes: Uint8Array, kind: PictureKind): Promise<boolean> {
  const { exif, xmp, iptc, icc, comments, pages, format } = await sharp(bytes, {
    failOn: 'error',
  }).metadata();
  if (exif || xmp || iptc || icc || comments?.length || (pages ?? 1) > 1 || format !== kind) return false;
  return kind === 'webp' ? isBareWebp(bytes) : isBarePicture(bytes);
}

function isBareWebp(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, 16);
  const length = view.getUint32(16, true);
  return (
    /^RIFF[\s\S]{4}WEBPVP8[ L]$/.test(text) &&
    20 + length + (length % 2) === bytes.length &&
    view.getUint32(4, true) + 8 === bytes.length
  );
}
