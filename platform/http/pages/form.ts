/** What a page's form sends, with or without files, with or without script. */
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { storable } from '#platform/storable.ts';
import { RefusedError } from '../failures/failures.ts';

export type UploadedFile = { readonly field: string; readonly name: string; readonly bytes: Uint8Array };

export type Form = {
  /** The first value of a field, '' when it is not there. */
  readonly field: (name: string) => string;
  /** Every value of a field (check boxes). */
  readonly fields: (name: string) => readonly string[];
  /** The files that were chosen; an empty choice is left out. */
  readonly files: readonly UploadedFile[];
};

const formOf = (values: URLSearchParams, files: readonly UploadedFile[]): Form => ({
  field: (name) => values.get(name) ?? '',
  fields: (name) => values.getAll(name),
  files,
});

/** The form of a request without one. */
export const emptyForm: Form = formOf(new URLSearchParams(), []);

/** One field of text, pasted prose included. */
const longestField = 4 * 1024 * 1024;

const tooMuch = () =>
  new RefusedError(413, '提交的内容超过了允许的大小，没有接收。请压缩或拆分后再上传。', {
    connection: 'close',
  });

const broken = () =>
  new RefusedError(400, '提交的内容没有完整送到，没有接收。请返回上一页，再提交一次。', {
    connection: 'close',
  });

/**
 * Reads the body of a POST. `uploadLimit` bounds all files and fields together, whatever length was announced or not:
 * throws RefusedError (413) as soon as there is more, and (400) for a body that is no form.
 */
export async function readForm(request: FastifyRequest, uploadLimit: number): Promise<Form> {
  if (request.body instanceof URLSearchParams) return formOf(request.body, []);
  if (!request.isMultipart()) return emptyForm;
  try {
    return await readParts(request, uploadLimit);
  } catch (error) {
    // The reader of the parts throws plain errors for a body that is no form; limits have a code of their own.
    if (error instanceof RefusedError || (error instanceof Error && 'code' in error)) throw error;
    throw broken();
  }
}

async function readParts(request: FastifyRequest, uploadLimit: number): Promise<Form> {
  const values = new URLSearchParams();
  const files: UploadedFile[] = [];
  const limits = {
    fileSize: uploadLimit + 1,
    files: 1000,
    fields: 200,
    parts: 1200,
    fieldSize: longestField,
  };
  let left = uploadLimit;
  const take = (length: number) => {
    left -= length;
    if (left < 0) throw tooMuch();
  };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      const value = String(part.value);
      take(value.length);
      values.append(part.fieldname, storable(value));
      continue;
    }
    const bytes = await bytesOf(part.file, take);
    if (part.filename && bytes.length > 0)
      files.push({ field: part.fieldname, name: storable(part.filename), bytes });
  }
  return formOf(values, files);
}

async function bytesOf(file: Readable, take: (length: number) => void): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  for await (const piece of file as AsyncIterable<Buffer>) {
    take(piece.length);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
