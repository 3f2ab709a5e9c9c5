/** Published items that may already answer what somebody asks for. */
import type { App } from '#platform/app.ts';
import { enoughOf, piecesOf } from './model-likeness.ts';
import { type LikeTitle, titlesWith } from './store-likeness.ts';

/** Up to `limit` published items whose titles are like the description, the likest first; none when it says too little. */
export async function publicItemsLike(
  app: App,
  organId: string,
  description: string,
  limit = 5,
): Promise<LikeTitle[]> {
  const pieces = piecesOf(description.slice(0, 600));
  if (pieces.length === 0) return [];
  return titlesWith(app, organId, { pieces, enough: enoughOf(pieces.length), limit });
}
