/** The numbers of requests, as a visitor tells them to the administrator. */
import { randomFillSync } from 'node:crypto';

const bytesEach = 6;
const drawnAtOnce = 512;

/** A function that gives a new number of eight letters each time; the system is asked for chance only now and then. */
export function requestIds(): () => string {
  const drawn = Buffer.alloc(bytesEach * drawnAtOnce);
  let at = drawn.length;
  return () => {
    if (at === drawn.length) {
      randomFillSync(drawn);
      at = 0;
    }
    at += bytesEach;
    return drawn.toString('base64url', at - bytesEach, at);
  };
}
