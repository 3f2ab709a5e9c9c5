/** What a page's form sends, with or without files, with or without script. */
import type { FastifyRequest } from 'fastify';

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

/** Reads the body of a POST; `uploadLimit` bounds all files together. */
export async function readForm(request: FastifyRequest, uploadLimit: number): Promise<Form> {
  if (request.body instanceof URLSearchParams) return formOf(request.body, []);
  if (!request.isMultipart()) return emptyForm;
  const values = new URLSearchParams();
  const files: UploadedFile[] = [];
  const limits = { fileSize: uploadLimit, files: 1000, fields: 200, parts: 1200, fieldSize: 4 * 1024 * 1024 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') values.append(part.fieldname, String(part.value));
    else {
      const bytes = await part.toBuffer();
      if (part.filename && bytes.length > 0)
        files.push({ field: part.fieldname, name: part.filename, bytes });
    }
  }
  return formOf(values, files);
}
