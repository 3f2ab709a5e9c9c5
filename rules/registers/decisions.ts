/**
 * When a decision must be public, and when a changed one must be withdrawn; pure.
 *
 * The texts of these provisions are cited, not quoted: their wording is not among the sources of this repository.
 */
import { type Advance, advance, type Day } from '../calendar.ts';
import type { Citation } from '../citation.ts';

/** 国务院办公厅关于全面推行行政执法公示制度… 国办发〔2018〕118号, part (六): licences and penalties within 7 working days. */
export const enforcementDisclosure: Citation = {
  law: '国务院办公厅关于全面推行行政执法公示制度执法全过程记录制度重大执法决定法制审核制度的指导意见（国办发〔2018〕118号）',
  article: '',
};
/** 中华人民共和国行政许可法: the public may consult the decisions that grant a licence. */
export const licenceDisclosure: Citation = { law: '中华人民共和国行政许可法', article: '40' };
/** 中华人民共和国行政处罚法: penalties of a certain social influence are public. */
export const penaltyDisclosure: Citation = { law: '中华人民共和国行政处罚法', article: '48.1' };
/** 中华人民共和国行政处罚法: a changed, revoked, unlawful or void penalty is withdrawn in 3 days, with the reason. */
export const penaltyWithdrawal: Citation = { law: '中华人民共和国行政处罚法', article: '48.2' };

export type DecisionKind = 'licences' | 'penalties' | 'compulsions';

const publicWithin: Readonly<Record<DecisionKind, number>> = {
  licences: 7,
  penalties: 7,
  // 118号 (六): other results of enforcement within 20 working days.
  compulsions: 20,
};

/** Working days within which a changed decision is withdrawn; 行政处罚法第八十五条: 「三日」 are working days. */
const withdrawnWithin = 3;

/** The last day on which the decision may become public, counted in working days from the day after it was made. */
export const publicationDueOn = (kind: DecisionKind, decidedOn: Day): Advance =>
  advance(decidedOn, publicWithin[kind]);

/**
 * The last day on which a changed or revoked decision must be withdrawn and the reason told. The law says it of
 * penalties; for licences and compulsion 118号 (六) asks for the same without a number of days, and the same is taken.
 */
export const withdrawalDueOn = (endedOn: Day): Advance => advance(endedOn, withdrawnWithin);
