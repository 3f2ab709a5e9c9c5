/** Reading and judging files from strangers: in a worker thread, within 10 seconds and bounded memory. */
import { SandboxFailure, SandboxStopped, sandbox, type Turn } from '#platform/documents/sandbox.ts';
import type { JudgeOptions } from '../judging/index.ts';
import { type Finding, type ReadReport, UnreadableError } from '../model.ts';
import type { ReportSource } from './read.ts';

/** Larger files are refused unopened; published reports are below 5 MB. */
export const mostBytes = 32 << 20;
const mostLetters = 4_000_000;

const tooLarge = `文件太大（超过 ${mostBytes >> 20} MB），年度报告一般只有几百 KB 到几 MB。请确认选对了文件，或删去图片后另存再上传。`;
const tooLong = '粘贴的文字太长，超过年度报告可能的篇幅。请只粘贴报告本身。';
const sentences = {
  time: '这个文件在 10 秒内没有读完，可能过于复杂或内部结构有误。请用 Word/WPS 打开后另存为 .docx，或只保留报告正文再上传。',
  memory:
    '这个文件展开后占用的内存过大，已停止读取。请用 Word/WPS 打开后另存为 .docx，或只保留报告正文再上传。',
  busy: '现在排队等候读取的文件太多，这一份没有轮到。请过一分钟再上传。',
  crash: '这个文件内部结构有误，读取中断。请用 Word/WPS 打开后另存为 .docx 再上传，或直接粘贴报告文字。',
} as const;

/** What the thread is asked for. */
export type Task =
  | { readonly read: ReportSource }
  | { readonly judge: ReadReport; readonly options: JudgeOptions };

const pool = sandbox<Task, ReadReport | Finding[]>(new URL('./worker.ts', import.meta.url), {
  milliseconds: 9_500,
  heapMegabytes: 256,
  growthMegabytes: 300,
  crowdedMegabytes: 500,
  jobsPerWorker: 60,
});

/** How long a visitor's file waits for its turn. A batch waits as long as it takes. */
export const visitorsPatience = 20_000;

/**
 * `readReport` in a guarded thread: whatever the file does, the answer is a report or an UnreadableError with a
 * clear sentence within 10 seconds of its turn, and this thread goes on serving. `turn` says whose file it is, so
 * that one sender of slow files does not keep the others waiting.
 */
export async function readReportSafely(source: ReportSource, turn?: Turn): Promise<ReadReport> {
  if ('bytes' in source && source.bytes.length > mostBytes) throw new UnreadableError(tooLarge);
  if ('text' in source && source.text.length > mostLetters) throw new UnreadableError(tooLong);
  return (await guarded({ read: source }, turn)) as ReadReport;
}

/** `judgeReport` in the same guarded thread, for reports that strangers sent. Throws UnreadableError. */
export const judgeReportSafely = async (
  judge: ReadReport,
  options: JudgeOptions = {},
  turn?: Turn,
): Promise<Finding[]> => (await guarded({ judge, options }, turn)) as Finding[];

async function guarded(task: Task, turn?: Turn): Promise<ReadReport | Finding[]> {
  try {
    return await pool.run(task, turn);
  } catch (error) {
    if (error instanceof SandboxStopped) throw new UnreadableError(sentences[error.why]);
    if (!(error instanceof SandboxFailure)) throw error;
    throw new UnreadableError(error.reported === 'UnreadableError' ? error.message : sentences.crash);
  }
}
