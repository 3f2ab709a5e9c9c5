/** What is to be taken out of a document, and what is known of the outcome. No law is known here, and no person. */
import type { Area } from './pdfium.ts';

export type { Area } from './pdfium.ts';

export type RedactionKind = 'pdf' | 'docx' | 'xlsx' | 'pptx' | 'txt' | 'csv' | 'jpeg' | 'png' | 'webp';

/** Where something is taken out. Pages count from 0; offsets are those of the passage's text (UTF-16). */
export type Place =
  | { readonly what: 'area'; readonly page: number; readonly area: Area }
  | { readonly what: 'picture'; readonly part: string; readonly area: Area }
  | { readonly what: 'passage'; readonly passage: string; readonly from: number; readonly to: number }
  | { readonly what: 'everywhere'; readonly text: string };

export type Mark = Place & {
  readonly id: string;
  /** True when the same words may go on standing at other places that are read by everybody. */
  readonly mayStandElsewhere?: boolean;
};

/** A piece of text of an Office file or a text: a paragraph, a cell, the name of a sheet, a line. */
export type Passage = {
  readonly id: string;
  /** Where it stands, in words: 「正文第3段」「工作表“名单”C5」. */
  readonly where: string;
  readonly text: string;
};

export type CheckName =
  | 'structure'
  | 'cleaning'
  | 'coverage'
  | 'pixels'
  | 'text-layer'
  | 'passages'
  | 'search'
  | 'metadata'
  | 'opening';

export type Check = {
  readonly name: CheckName;
  readonly passed: boolean;
  /** What was looked at, in words. */
  readonly told: string;
};

/** What is wrong, for whom marks the document. It never repeats what was taken out. */
export type Finding = { readonly mark: string | null; readonly told: string };

/** What was done and seen. It holds nothing of what was taken out, not even a hash of it. */
export type Manifest = {
  readonly version: 1;
  readonly kind: RedactionKind;
  readonly input: { readonly sha256: string; readonly bytes: number };
  readonly output: { readonly sha256: string; readonly bytes: number };
  readonly marks: readonly {
    readonly id: string;
    readonly what: Place['what'];
    /** How many places were covered or masked. */
    readonly places: number;
    /** False when the words are too few to be searched for; position and picture were checked all the same. */
    readonly searched: boolean;
  }[];
  readonly removed: readonly string[];
  readonly notes: readonly string[];
  readonly checks: readonly Check[];
  readonly findings: readonly Finding[];
  readonly passed: boolean;
  readonly tools: Readonly<Record<string, string>>;
};

/** The bytes exist only beside a manifest that passed. */
export type Redaction =
  | { readonly passed: true; readonly bytes: Uint8Array; readonly manifest: Manifest }
  | { readonly passed: false; readonly manifest: Manifest };

/**
 * How far the work is. Whatever the kind, it is redacted, reopened and verified; a PDF page by page, and written in
 * between.
 */
export type RedactionStep = {
  readonly stage: 'redacting' | 'writing' | 'reopening' | 'verifying';
  readonly done: number;
  readonly of: number;
};
export type Tell = (step: RedactionStep) => void;
/** For whom does not ask. */
export const untold: Tell = () => undefined;

/** What stands in a text where something was taken out: always as long, so that it tells no length. */
export const MASK = '████';

/** Something that must not be found any more, of which mark. */
export type Needle = { readonly mark: string; readonly text: string; readonly mayStandElsewhere: boolean };
