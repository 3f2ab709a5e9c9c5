/** Opening an Excel somebody sent: in a worker thread, within seconds and bounded memory. */
import { DocumentRefused } from '#platform/documents/refusal.ts';
import { SandboxFailure, SandboxStopped, sandbox } from '#platform/documents/sandbox.ts';
import type { Grid } from './rows.ts';

const mostBytes = 16 << 20;

const sentences = {
  time: '这个表格在20秒内没有读完，可能内部结构有误。请把内容复制到新的工作簿，或下载模板填写。',
  memory: '这个表格展开后占用的内存过大，已停止读取。请删去无关的工作表和图片后再导入。',
  busy: '现在排队等候读取的文件太多，这一份没有轮到。请过一分钟再导入。',
  crash: '这个表格内部结构有误，读取中断。请把内容复制到新的工作簿后再导入。',
} as const;

const pool = sandbox<Uint8Array, Grid[]>(new URL('./worker.ts', import.meta.url), {
  ...{ milliseconds: 20_000, heapMegabytes: 512, growthMegabytes: 600 },
  ...{ workers: 1, jobsPerWorker: 20 },
});

/** The sheets of an Excel as grids of shown texts. Throws DocumentRefused with a sentence for whoever sent it. */
export async function gridsSafely(bytes: Uint8Array): Promise<Grid[]> {
  if (bytes.length > mostBytes)
    throw new DocumentRefused('文件太大（超过16MB）。请删去图片和无关的工作表，或分成几个文件。');
  try {
    return await pool.run(bytes, { patienceMilliseconds: 20_000 });
  } catch (error) {
    if (error instanceof SandboxStopped) throw new DocumentRefused(sentences[error.why]);
    if (!(error instanceof SandboxFailure)) throw error;
    throw new DocumentRefused(error.reported === 'DocumentRefused' ? error.message : sentences.crash);
  }
}
