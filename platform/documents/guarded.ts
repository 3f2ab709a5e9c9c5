/**
 * Files from strangers, cleaned and read in a worker thread with limits of time and memory: whatever the file does, the
 * answer is a result or a DocumentRefused with a sentence, and this thread goes on serving.
 */

import type { DocxPage } from './office/docx-page.ts';
import { DocumentRefused } from './refusal.ts';
import type { ReleasedDocument } from './release/cleaned.ts';
import { SandboxFailure, SandboxStopped, sandbox, type Turn } from './sandbox.ts';
import type { TextPart } from './spoken/gathering.ts';
import type { AttachmentKind, UploadKind } from './upload-kind.ts';

/** What the thread is asked for. */
export type Task =
  | { readonly speak: Uint8Array; readonly kind: UploadKind }
  | { readonly release: Uint8Array; readonly kind: AttachmentKind }
  | { readonly lay: Uint8Array };
export type Result = TextPart[] | ReleasedDocument | DocxPage;

const sentences = {
  time: '这个文件在 10 秒内没有处理完，可能过于复杂或内部结构有误。请打开后另存一份，或拆分后再上传。',
  memory: '这个文件展开后占用的内存过大，已停止处理。请打开后另存一份，或拆分后再上传。',
  busy: '现在排队等候处理的文件太多，这一份没有轮到。请过一分钟再上传。',
  crash: '这个文件内部结构有误，处理中断。请用 Word/Excel/WPS 打开后另存一份再上传。',
} as const;

const pool = sandbox<Task, Result>(new URL('./worker.ts', import.meta.url), {
  milliseconds: 9_500,
  heapMegabytes: 512,
  growthMegabytes: 900,
  crowdedMegabytes: 900,
  workers: 2,
  jobsPerWorker: 40,
});

const patience = 30_000;

/** Runs a task in the thread. Throws DocumentRefused whatever goes wrong with the file. */
export async function guarded(task: Task, turn?: Turn): Promise<Result> {
  try {
    return await pool.run(task, { patienceMilliseconds: patience, ...turn });
  } catch (error) {
    if (error instanceof SandboxStopped) throw new DocumentRefused(sentences[error.why]);
    if (!(error instanceof SandboxFailure)) throw error;
    throw new DocumentRefused(error.reported === 'DocumentRefused' ? error.message : sentences.crash);
  }
}
