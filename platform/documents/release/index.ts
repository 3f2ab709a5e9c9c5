/**
 * Files as the public gets them: without who wrote them when and where, without comments, tracked changes, code and
 * addresses that fetch something. What is taken out is told in words; what cannot be cleaned is refused. Decision 0005.
 */
import { guarded } from '../guarded.ts';
import { longestSide, type ReleasedPicture, releasedPicture } from '../pictures.ts';
import { DocumentRefused } from '../refusal.ts';
import type { Turn } from '../sandbox.ts';
import {
  type AttachmentKind,
  type Upload,
  type UploadKind,
  type UploadUse,
  uploadFor,
  uploadKind,
} from '../upload-kind.ts';
import type { ReleasedDocument } from './cleaned.ts';
import { releasedVideo } from './video.ts';

export type { ReleasedDocument } from './cleaned.ts';

const documentKinds: ReadonlySet<UploadKind> = new Set<UploadKind>([
  'docx',
  'xlsx',
  'pptx',
  'pdf',
  'ofd',
  'txt',
  'csv',
]);
const isDocument = (kind: UploadKind): kind is AttachmentKind => documentKinds.has(kind);

/**
 * The document without its traces; `kind` when it is known already. In a guarded thread, within 10 seconds of its turn.
 * Throws DocumentRefused with what is wrong and what to do.
 */
export async function releasedDocument(
  bytes: Uint8Array,
  kind?: AttachmentKind,
  turn?: Turn,
): Promise<ReleasedDocument> {
  const known = kind ?? (await uploadKind(bytes, '')).kind;
  if (!isDocument(known)) throw new DocumentRefused('这个文件不是文档。图片和视频请插入正文。');
  return (await guarded({ release: bytes, kind: known }, turn)) as ReleasedDocument;
}

export type ReleasedUpload = Upload & {
  readonly bytes: Uint8Array;
  /** Of pictures, in pixels; otherwise null. */
  readonly width: number | null;
  readonly height: number | null;
  /** What was taken out, in words. */
  readonly stripped: readonly string[];
  /** What the uploader should know: left as it was, or to be looked at. */
  readonly notes: readonly string[];
};

/** Everything between an upload and its released form, whatever it is. Throws DocumentRefused. */
export async function releasedUpload(
  bytes: Uint8Array,
  name: string,
  use: UploadUse,
  turn?: Turn,
): Promise<ReleasedUpload> {
  const upload = await uploadFor(use, bytes, name);
  if (isDocument(upload.kind))
    return { ...upload, width: null, height: null, ...(await releasedDocument(bytes, upload.kind, turn)) };
  if (upload.kind === 'mp4') return { ...upload, width: null, height: null, ...releasedVideo(bytes) };
  const picture = await releasedPicture(bytes);
  return { ...upload, ...picture, notes: shrunk(picture) };
}

const shrunk = ({ width, height }: ReleasedPicture): string[] =>
  Math.max(width, height) === longestSide ? [`图片长边最多${longestSide}像素，更大的已缩小。`] : [];
