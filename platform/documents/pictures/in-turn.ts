/** How much is drawn at the same time: pictures are heavy, and the server must go on answering. */
import { DocumentRefused } from '../refusal.ts';

const mostPixelsAtOnce = 110_000_000;
const mostAtOnce = 2;
const patience = 20_000;
const busy = '现在排队等候处理的图片太多，这一张没有轮到。请过一分钟再上传。';

type Waiting = { readonly pixels: number; readonly begin: () => void };

const waiting: Waiting[] = [];
let pixelsAtWork = 0;
let atWork = 0;

/** Runs the work when its pixels fit beside those at work; first come, first served. Throws DocumentRefused after 20 s. */
export async function inTurn<T>(pixels: number, work: () => Promise<T>): Promise<T> {
  await turn(pixels);
  try {
    return await work();
  } finally {
    atWork -= 1;
    pixelsAtWork -= pixels;
    next();
  }
}

const turn = (pixels: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const place: Waiting = {
      pixels,
      begin: () => {
        clearTimeout(limit);
        resolve();
      },
    };
    const limit = setTimeout(() => {
      waiting.splice(waiting.indexOf(place), 1);
      reject(new DocumentRefused(busy));
      next();
    }, patience);
    waiting.push(place);
    next();
  });

function next(): void {
  for (;;) {
    const [first] = waiting;
    const fits =
      first && atWork < mostAtOnce && (atWork === 0 || pixelsAtWork + first.pixels <= mostPixelsAtOnce);
    if (!fits) return;
    waiting.shift();
    atWork += 1;
    pixelsAtWork += first.pixels;
    first.begin();
  }
}
