/** A document as it lies in a segment: its head as JSON, then title, a line break and text in UTF-16. */
import type { DocumentHead, IndexedDocument } from './document.ts';

const FIXED = 12;

/** The bytes of a document's record, an even number of them. */
export function encodeRecord({ title, text, ...head }: IndexedDocument): Buffer {
  const json = Buffer.from(JSON.stringify(head));
  const padded = json.length + (json.length % 2);
  const words = `${title}\n${text}`;
  const record = Buffer.alloc(FIXED + padded + words.length * 2, 0x20);
  record.writeUInt32LE(padded, 0);
  record.writeUInt32LE(title.length, 4);
  record.writeUInt32LE(words.length, 8);
  json.copy(record, FIXED);
  record.write(words, FIXED + padded, 'utf16le');
  return record;
}

/** Where the words of a record begin, and how long title and all words are, in UTF-16 units. */
export type RecordShape = { readonly from: number; readonly title: number; readonly words: number };

export const shapeOf = (record: Buffer): RecordShape => ({
  from: FIXED + record.readUInt32LE(0),
  title: record.readUInt32LE(4),
  words: record.readUInt32LE(8),
});

/** The document of a record. */
export function decodeRecord(record: Buffer): IndexedDocument {
  const { from, title, words } = shapeOf(record);
  const head = JSON.parse(record.toString('utf8', FIXED, from)) as DocumentHead;
  const text = record.toString('utf16le', from, from + words * 2);
  return { ...head, title: text.slice(0, title), text: text.slice(title + 1) };
}

/** The title of a record. */
export function titleOf(record: Buffer): string {
  const { from, title } = shapeOf(record);
  return record.toString('utf16le', from, from + title * 2);
}
