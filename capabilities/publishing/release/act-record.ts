/** An act of review as it is hashed: its hash stands in the act's row and in the journal. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '#platform/journal/entry.ts';
import type { ReviewAct } from '../model.ts';

/** SHA-256 over everything an act says, on which text of whose, as canonical JSON. */
export const actHash = (organId: string, itemId: number, act: ReviewAct): Buffer =>
  createHash('sha256')
    .update(
      canonicalJson({
        organId: organId.toLowerCase(),
        itemId,
        number: act.number,
        version: act.version,
        stage: act.stage,
        decision: act.decision,
        covered: act.covered,
        remarks: act.remarks,
        opinion: act.opinion,
        secrecy: act.secrecy,
        by: act.by,
        for: act.for,
        at: act.at.toISOString(),
      }),
    )
    .digest();
