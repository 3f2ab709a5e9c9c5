/** What an uploaded file is, told by its content; whether it is taken; and under which name it is kept. */
import { fileTypeFromBuffer } from 'file-type';
import { kindOf } from './kind.ts';
import { pictureFormat } from './pictures.ts';
import { DocumentRefused } from './refusal.ts';
import { decodeText } from './text/charset.ts';
import { zipNames } from './unzip.ts';
import { cleanFileName } from './upload-name.ts';

export type UploadUse = 'picture' | 'attachment' | 'video';
export type AttachmentKind = 'docx' | 'xlsx' | 'pptx' | 'pdf' | 'ofd' | 'txt' | 'csv';
export type UploadKind = AttachmentKind | 'jpeg' | 'png' | 'webp' | 'gif' | 'mp4';

export type Upload = {
  readonly kind: UploadKind;
  /** What it can be used as; a picture may also be attached. */
  readonly uses: readonly UploadUse[];
  readonly mediaType: string;
  /** Without path, control and direction characters; its ending is that of the content. */
  readonly name: string;
};

const openXml = 'application/vnd.openxmlformats-officedocument';
const mediaTypes: Readonly<Record<UploadKind, string>> = {
  docx: `${openXml}.wordprocessingml.document`,
  xlsx: `${openXml}.spreadsheetml.sheet`,
  pptx: `${openXml}.presentationml.presentation`,
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  txt: 'text/plain',
  csv: 'text/csv',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  mp4: 'video/mp4',
};

const pictureKinds: ReadonlySet<UploadKind> = new Set<UploadKind>(['jpeg', 'png', 'webp', 'gif']);
const taken = '可以上传的附件：docx、xlsx、pptx、pdf、ofd、txt、csv；图片：jpg、png、webp、gif；视频：mp4。';
const refusals = {
  empty: '这个文件是空的。请确认选对了文件再上传。',
  locked: '这个文件设置了密码，无法打开，也无法检查和去除其中的个人信息。请解除密码后再上传。',
  old: '这是旧格式的 Office 文件（.doc、.xls、.ppt、.rtf），其中的作者、批注等信息无法可靠去除。请用 Word/Excel/WPS 另存为 .docx、.xlsx、.pptx 或 PDF 后再上传。',
  zip: '不接收压缩包，网民也不便查看。请解压后逐个上传其中的文件。',
  html: '这个文件的实际内容是网页代码，不能作为附件发布。请把内容粘贴到正文，或另存为 PDF 再上传。',
  picture: 'SVG、TIFF、HEIC、BMP 等图片不能直接发布。请先另存为 JPG 或 PNG 再上传。',
  video: '只接收 MP4 格式的视频。请用视频软件转换为 MP4（H.264 编码）后再上传。',
  unknown: `无法识别这个文件的格式，不能发布。${taken}`,
} as const;

/**
 * Looks at the content and never believes the name. Throws DocumentRefused with what is wrong and what to do. Whether
 * the inside is harmless is for `releasedUpload` to see.
 */
export async function uploadKind(bytes: Uint8Array, name: string): Promise<Upload> {
  const kind = pictureFormat(bytes) ?? (await videoKind(bytes)) ?? (await attachmentKind(bytes, name));
  const uses: UploadUse[] = pictureKinds.has(kind)
    ? ['picture', 'attachment']
    : [kind === 'mp4' ? 'video' : 'attachment'];
  return {
    kind,
    uses,
    mediaType: mediaTypes[kind],
    name: cleanFileName(name, kind === 'jpeg' ? 'jpg' : kind),
  };
}

/** `uploadKind`, refused as well when it cannot be used so. */
export async function uploadFor(use: UploadUse, bytes: Uint8Array, name: string): Promise<Upload> {
  const upload = await uploadKind(bytes, name);
  if (upload.uses.includes(use)) return upload;
  throw new DocumentRefused(
    use === 'picture'
      ? `这个文件的实际内容不是图片（是 ${upload.kind}）。请选择 JPG、PNG、WebP 或 GIF 图片，其他文件请作为附件上传。`
      : use === 'video'
        ? refusals.video
        : '视频请通过“插入视频”上传，不能作为附件。',
  );
}

const mp4Brands = /^(isom|iso[2-9]|mp4[12]|avc1|dash|M4V |MSNV|mmp4|3gp[4-7])$/;

async function videoKind(bytes: Uint8Array): Promise<'mp4' | null> {
  const head = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (head.slice(4, 8) !== 'ftyp') return null;
  if (mp4Brands.test(head.slice(8))) return 'mp4';
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  throw new DocumentRefused(known?.mime.startsWith('image/') ? refusals.picture : refusals.video);
}

async function attachmentKind(bytes: Uint8Array, name: string): Promise<AttachmentKind> {
  const kind = await kindOf(bytes);
  if (kind === 'docx' || kind === 'xlsx' || kind === 'pdf') return kind;
  if (kind === 'empty') throw new DocumentRefused(refusals.empty);
  if (kind === 'encrypted-office') throw new DocumentRefused(refusals.locked);
  if (kind === 'doc' || kind === 'xls') throw new DocumentRefused(refusals.old);
  if (kind === 'html') throw new DocumentRefused(refusals.html);
  if (kind === 'picture') throw new DocumentRefused(refusals.picture);
  if (kind === 'other-office') return otherOffice(bytes);
  if (kind === 'zip') throw new DocumentRefused(refusals.zip);
  if (kind === 'unknown') throw new DocumentRefused(await whyUnknown(bytes));
  return textKind(bytes, name);
}

async function whyUnknown(bytes: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (known?.mime.startsWith('video/')) return refusals.video;
  return /zip|rar|7z|compressed|gzip|tar/.test(known?.mime ?? '') ? refusals.zip : refusals.unknown;
}

function otherOffice(bytes: Uint8Array): AttachmentKind {
  if (bytes[0] !== 0x50) throw new DocumentRefused(refusals.old);
  const names = zipNames(bytes);
  if (names.includes('OFD.xml')) return 'ofd';
  if (names.includes('ppt/presentation.xml') || names.some((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n)))
    return 'pptx';
  throw new DocumentRefused(refusals.unknown);
}

const markup =
  /^\s*(<\?xml|<!doctype|<svg|<script|<html|<\?php|MIME-Version:)|<(script|svg|iframe|object|embed)\b/i;

/** A text, or a table of commas when it is called so. Code that a browser would run is no text. */
function textKind(bytes: Uint8Array, name: string): 'txt' | 'csv' {
  const text = decodeText(bytes);
  if (text === null || text.includes('\0')) throw new DocumentRefused(refusals.unknown);
  if (/^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg\b/i.test(text.slice(0, 20_000)))
    throw new DocumentRefused(refusals.picture);
  if (markup.test(text)) throw new DocumentRefused(refusals.html);
  return /\.csv\s*$/i.test(name) ? 'csv' : 'txt';
}
