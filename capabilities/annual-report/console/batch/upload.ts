/** Sending many reports at once, and reading the progress that the server streams back line by line. */
import { csrfHeaders, OutageError, refusal } from '#platform/call.ts';
import { type Issue, isIssues } from '#platform/outcome.ts';
import { BatchLine, batchUploadPath } from '../../contract-batch.ts';

export type Progress = { readonly done: number; readonly total: number; readonly name: string };

/** The whole lines of a text so far, and the unfinished rest. */
export function splitLines(text: string): { lines: string[]; rest: string } {
  const parts = text.split('\n');
  const rest = parts.pop() ?? '';
  return { lines: parts.filter((line) => line.trim() !== ''), rest };
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    const split = splitLines(rest + decoder.decode(chunk.value, { stream: true }));
    rest = split.rest;
    yield* split.lines;
  }
  if (rest.trim() !== '') yield rest;
}

/** Uploads and resolves to the batch's id or the issues; `onProgress` hears of every report read. */
export async function uploadBatch(
  name: string,
  files: readonly File[],
  onProgress: (progress: Progress) => void,
): Promise<{ id: string } | { issues: readonly Issue[] }> {
  const form = new FormData();
  form.append('name', name);
  for (const file of files) form.append('files', file, file.name);
  const response = await fetch(batchUploadPath, { method: 'POST', body: form, headers: csrfHeaders() });
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => undefined);
    if (isIssues(body)) return { issues: body.issues };
    throw refusal(response.status, body);
  }
  if (!response.body) throw new OutageError('服务器没有答复，请稍后再试。');
  for await (const line of linesOf(response.body)) {
    const read = BatchLine.parse(JSON.parse(line));
    if ('done' in read) onProgress(read);
    else return read;
  }
  throw new OutageError('上传中途断开，没有得到结果，请再试一次。');
}
