/** What a picture file carries besides what can be seen, in words for the person who uploads it. */
import type { Metadata } from 'sharp';
import type { PictureFormat } from '../pictures.ts';

const byTag: readonly (readonly [tags: readonly number[], words: string])[] = [
  [[0x8825], '拍摄位置（GPS）'],
  [[0x010f, 0x0110, 0x927c, 0xa430, 0xa431, 0xa433, 0xa434, 0xa435], '相机信息'],
  [[0x0132, 0x9003, 0x9004], '拍摄时间'],
  [[0x013b, 0x8298, 0x9c9d], '作者和版权信息'],
  [[0x010e, 0x9286, 0x9c9b, 0x9c9c, 0x9c9e, 0x9c9f], '文字说明'],
  [[0x0131, 0x013c], '处理软件'],
];

/** In words, each once; empty when there was nothing to take out. */
export function tracesIn(bytes: Uint8Array, format: PictureFormat, metadata: Metadata): string[] {
  const { tags, hasThumbnail } = exifTags(metadata.exif);
  const found = [
    ...byTag.flatMap(([wanted, words]) => (wanted.some((tag) => tags.has(tag)) ? [words] : [])),
    hasThumbnail ? '缩略图' : '',
    metadata.exif && tags.size === 0 ? '拍摄信息（EXIF）' : '',
    metadata.xmp ? 'XMP 元数据' : '',
    metadata.iptc || metadata.tifftagPhotoshop ? '新闻图片说明（IPTC）' : '',
    metadata.icc ? '色彩配置文件（颜色已转为标准 sRGB）' : '',
    metadata.comments?.length ? '文字说明' : '',
    isFollowed(bytes, format) ? '文件末尾附加的内容' : '',
  ];
  return [...new Set(found.filter((words) => words !== ''))];
}

/** The tags of EXIF's first, second and sub-directories; whatever is broken in it is passed over. */
function exifTags(exif: Buffer | undefined): { tags: Set<number>; hasThumbnail: boolean } {
  const tags = new Set<number>();
  const start = exif?.subarray(0, 4).toString('latin1') === 'Exif' ? 6 : 0;
  const view = exif ? new DataView(exif.buffer, exif.byteOffset + start, exif.length - start) : null;
  if (!view || view.byteLength < 8) return { tags, hasThumbnail: false };
  const little = view.getUint16(0) === 0x4949;
  const first = directory(view, view.getUint32(4, little), little);
  const inner = first.pointers.map((at) => directory(view, at, little));
  for (const tag of [first, ...inner].flatMap((one) => one.tags)) tags.add(tag);
  return { tags, hasThumbnail: first.next !== 0 };
}

type Directory = { tags: number[]; pointers: number[]; next: number };

function directory(view: DataView, at: number, little: boolean): Directory {
  const found: Directory = { tags: [], pointers: [], next: 0 };
  if (at + 2 > view.byteLength) return found;
  const count = view.getUint16(at, little);
  const end = at + 2 + count * 12;
  if (end > view.byteLength) return found;
  for (let entry = at + 2; entry < end; entry += 12) {
    const tag = view.getUint16(entry, little);
    found.tags.push(tag);
    if (tag === 0x8769) found.pointers.push(view.getUint32(entry + 8, little));
  }
  if (end + 4 <= view.byteLength) found.next = view.getUint32(end, little);
  return found;
}

/** Whether something stands behind the end of the picture. */
function isFollowed(bytes: Uint8Array, format: PictureFormat): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (format === 'jpeg') return file.lastIndexOf(Buffer.of(0xff, 0xd9)) < file.length - 2;
  if (format === 'png') {
    const end = file.indexOf('IEND');
    return end >= 0 && end + 8 < file.length;
  }
  return format === 'webp' ? file.readUInt32LE(4) + 9 < file.length : file.at(-1) !== 0x3b;
}
