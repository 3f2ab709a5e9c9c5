/** In which form a reply goes out. Pure. */
import type { Day } from '../calendar.ts';
import { type Citation, ogi } from '../citation.ts';

/** What the form of a reply rests on. */
export const replyFormBasis: readonly Citation[] = [ogi('33.1'), ogi('36')];

/**
 * 「行政机关收到政府信息公开申请，能够当场答复的，应当当场予以答复。」 (art. 33(1)) — on the spot is to the person who stands
 * there, on the day the request is received. 「行政机关不能当场答复的，应当自收到申请之日起20个工作日内予以答复」 (art. 33(2)):
 * any later reply tells what art. 36 demands of it, and is a letter.
 */
export const isOnTheSpot = (receivedOn: Day, repliedOn: Day, inPerson: boolean): boolean =>
  inPerson && repliedOn === receivedOn;
