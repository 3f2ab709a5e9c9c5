/** The text of files from strangers, shown or hidden. */
import { guarded } from '../guarded.ts';
import type { Turn } from '../sandbox.ts';
import { uploadKind } from '../upload-kind.ts';
import type { TextPart } from './gathering.ts';

export type { TextPart } from './gathering.ts';

/**
 * The text of a file with the place of each part in words (「第2页」「工作表“名单”（隐藏）」); `hidden` where a reader
 * does not see it at once. Empty for pictures, videos and scans. In a guarded thread, within 10 seconds of its turn.
 * Throws DocumentRefused.
 */
export async function textParts(bytes: Uint8Array, name = '', turn?: Turn): Promise<TextPart[]> {
  const { kind } = await uploadKind(bytes, name);
  return (await guarded({ speak: bytes, kind }, turn)) as TextPart[];
}
