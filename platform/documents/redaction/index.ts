/**
 * Redaction that fails closed: what is marked is taken out of a document, the outcome is opened again by other readers
 * and compared, and only what passed is given out. In a thread of its own, with limits. Decision 0092.
 */
import { DocumentRefused } from '../refusal.ts';
import { SandboxFailure, SandboxStopped, type Step, sandbox } from '../sandbox.ts';
import type { Layout, Placed } from './layout.ts';
import type { Mark, Redaction, RedactionKind, RedactionStep } from './marks.ts';

export type { Layout, PageLayout, Placed } from './layout.ts';
export type {
  Area,
  Check,
  CheckName,
  Finding,
  Manifest,
  Mark,
  Passage,
  Place,
  Redaction,
  RedactionKind,
  RedactionStep,
} from './marks.ts';
export { MASK } from './marks.ts';

type Document = { readonly bytes: Uint8Array; readonly kind: RedactionKind };
export type Task =
  | (Document & { readonly do: 'redact'; readonly marks: readonly Mark[] })
  | (Document & { readonly do: 'place'; readonly marks: readonly Mark[] })
  | (Document & { readonly do: 'layout' })
  | (Document & {
      readonly do: 'picture';
      readonly which: { readonly page: number } | { readonly part: string };
    });
export type Result = Redaction | Layout | Uint8Array | Placed[];

const kinds: ReadonlySet<string> = new Set([
  'pdf',
  'docx',
  'xlsx',
  'pptx',
  'txt',
  'csv',
  'jpeg',
  'png',
  'webp',
]);

/** Whether documents of that kind can be redacted; OFD and videos cannot. */
export const isRedactable = (kind: string): kind is RedactionKind => kinds.has(kind);

const sentences = {
  time: '这个文件在 3 分钟内没有处理完。请拆分成几个文件再遮盖。',
  memory: '这个文件展开后占用的内存过大，已停止处理。请拆分，或降低扫描精度后再上传。',
  busy: '现在排队等候处理的文件太多，这一份没有轮到。请过一分钟再试。',
  crash: '这个文件内部结构有误，处理中断。请打开后另存一份再上传。',
} as const;

const pool = sandbox<Task, Result>(new URL('./worker.ts', import.meta.url), {
  milliseconds: 180_000,
  heapMegabytes: 1024,
  growthMegabytes: 1800,
  workers: 2,
  jobsPerWorker: 60,
});

async function run(task: Task, onStep?: (step: Step) => void): Promise<Result> {
  try {
    return await pool.run(task, { patienceMilliseconds: 120_000, onStep });
  } catch (error) {
    if (error instanceof SandboxStopped) throw new DocumentRefused(sentences[error.why]);
    if (!(error instanceof SandboxFailure)) throw error;
    throw new DocumentRefused(error.reported === 'DocumentRefused' ? error.message : sentences.crash);
  }
}

/**
 * The document without what is marked, and the manifest of what was checked; or, when anything was found, the manifest
 * alone: there are no bytes without a passed verification. `onStep` hears how far it is. Throws DocumentRefused for what
 * cannot be worked on.
 */
export const redacted = async (
  bytes: Uint8Array,
  kind: RedactionKind,
  marks: readonly Mark[],
  onStep?: (step: RedactionStep) => void,
): Promise<Redaction> => {
  const told = onStep && ((step: Step) => onStep(step as RedactionStep));
  return (await run({ do: 'redact', bytes, kind, marks }, told)) as Redaction;
};

/** Pages with their lines, or passages and pictures, for marking. Throws DocumentRefused. */
export const documentLayout = async (bytes: Uint8Array, kind: RedactionKind): Promise<Layout> =>
  (await run({ do: 'layout', bytes, kind })) as Layout;

/** Where marks come to lie, words looked up, letters taken whole. Throws DocumentRefused. */
export const placedMarks = async (
  bytes: Uint8Array,
  kind: RedactionKind,
  marks: readonly Mark[],
): Promise<Placed[]> => (await run({ do: 'place', bytes, kind, marks })) as Placed[];

/** A page (from 0), or a picture inside an Office file by its part, as PNG. Throws DocumentRefused. */
export const documentPicture = async (
  bytes: Uint8Array,
  kind: RedactionKind,
  which: { readonly page: number } | { readonly part: string },
): Promise<Uint8Array> => (await run({ do: 'picture', bytes, kind, which })) as Uint8Array;
