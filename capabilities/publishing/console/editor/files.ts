/** Sending files: what may be chosen, read as base64, one call each. */
import { call } from '#platform/call.ts';
import { endpoints, largestAttachment, largestPicture } from '../../contract.ts';
import type { FileViewData } from '../../contract-shapes.ts';

export type FileUse = FileViewData['use'];

const mebibytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;

export const accepted: Readonly<Record<FileUse, string>> = {
  picture: '.jpg,.jpeg,.png,.gif,.webp',
  attachment: '.pdf,.doc,.docx,.xls,.xlsx,.ppt,.pptx,.ofd,.wps,.et,.txt,.csv,.zip,.jpg,.jpeg,.png',
  video: '.mp4,.webm',
};

const largest: Readonly<Record<FileUse, number>> = {
  picture: largestPicture,
  attachment: largestAttachment,
  video: largestAttachment,
};

/** What is said before anything is chosen. */
export const limitsOf: Readonly<Record<FileUse, string>> = {
  picture: `JPG、PNG、GIF、WebP，每张不超过${mebibytes(largestPicture)}；拍摄地点等信息会自动去掉。`,
  attachment: `PDF、Word、Excel、PPT、OFD 等，每个不超过${mebibytes(largestAttachment)}；作者、批注、修订等信息会自动去掉。`,
  video: `MP4、WebM，不超过${mebibytes(largestAttachment)}。`,
};

/** Why a file cannot be sent, before it is; null when it can. */
export function tooLarge(file: { name: string; size: number }, use: FileUse): string | null {
  if (file.size === 0) return `“${file.name}”是空文件。`;
  if (file.size <= largest[use]) return null;
  return `“${file.name}”有${mebibytes(file.size)}，超过${mebibytes(largest[use])}，请压缩或拆分后再上传。`;
}

/** The bytes of a file as base64, without the head of a data address. */
export const base64Of = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Error('浏览器读不出这个文件，请检查文件是否还在原处。'));
    reader.readAsDataURL(file);
  });

/** Puts a file on the server, beside the item. Throws as `call` does. */
export async function sendFile(item: number, use: FileUse, file: File): Promise<FileViewData> {
  const name = file.name || (use === 'picture' ? '粘贴的图片.png' : '未命名');
  return call(endpoints.addFile, {
    params: { id: item },
    input: { use, name, base64: await base64Of(file) },
  });
}

/** 12345 → 「12 KB」 */
export const printSize = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
