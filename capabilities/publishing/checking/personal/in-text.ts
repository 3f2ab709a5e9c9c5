/** Personal information in any text, for other capabilities: what kind, and where. */
import { passageOf, ruleNames } from '../passage.ts';
import { personalInformation } from './index.ts';

export type PersonalPlace = {
  readonly from: number;
  readonly to: number;
  /** 「身份证号码」 */
  readonly what: string;
};

/** Every place of a text that holds personal information as the checks before publication find it (UTF-16 offsets). */
export function personalIn(text: string): PersonalPlace[] {
  const passage = passageOf('file:', 'file-text', text);
  return [...personalInformation(passage, { terms: [], year: null, kind: 'file-text' })].map(
    ({ from, to, rule }) => ({ from, to, what: ruleNames[rule] }),
  );
}
