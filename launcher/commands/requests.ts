/** `./gongkai requests simulate`: fills a sample organ with a lawful random history. */
import { parseArgs } from 'node:util';
import { portalOrgan } from '#capabilities/accounts/index.ts';
import { simulateRequests } from '#capabilities/disclosure-requests/index.ts';
import { createApp } from '#platform/database/index.ts';
import { StateError } from '#platform/outcome.ts';
import { type Answer, UsageError } from './answer.ts';
import { withExistingDatabase } from './opened.ts';

const options = {
  years: { type: 'string', default: '3' },
  count: { type: 'string', default: '1000' },
  seed: { type: 'string', default: '1' },
} as const;

type Wish = { readonly years: number; readonly count: number; readonly seed: number };

const most = 1_000_000;

function read(args: string[]): Wish {
  const wrong = new UsageError(
    `应为 requests simulate --years 1至10 --count 1至${most} --seed 整数。  Expected: requests simulate --years N --count N --seed N.`,
  );
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [years, count, seed] = [values.years, values.count, values.seed].map(Number);
    const isWhole = (value: number | undefined, low: number, high: number): value is number =>
      value !== undefined && Number.isInteger(value) && value >= low && value <= high;
    if (positionals.join() !== 'simulate') throw wrong;
    if (!isWhole(years, 1, 10) || !isWhole(count, 1, most) || !isWhole(seed, 0, 2 ** 31 - 1)) throw wrong;
    return { years, count, seed };
  } catch (error) {
    throw error instanceof UsageError ? error : wrong;
  }
}

/** Tells how far it has come, at every hundredth part. */
function teller(count: number): (done: number) => void {
  let told = 0;
  return (done) => {
    const percent = Math.floor((done / count) * 100);
    if (percent === told) return;
    told = percent;
    process.stderr.write(`\r已写入 ${done}/${count}（${percent}%）${percent === 100 ? '\n' : ''}`);
  };
}

/** Writes the simulated history; refused, in a sentence, where the organ has requests of its own. */
export async function requestsCommand(args: string[]): Promise<Answer> {
  const wish = read(args);
  return withExistingDatabase(async ({ database }) => {
    const app = createApp(database);
    const organ = await portalOrgan(app);
    try {
      const begun = Date.now();
      const wanted = { ...wish, ownerId: null, tell: teller(wish.count) };
      const { requests, events } = await simulateRequests(app, organ.id, wanted);
      const seconds = Math.round((Date.now() - begun) / 1000);
      const text = `已写入模拟申请${requests}件、办理环节${events}个，用时${seconds}秒。这些都是随机编造的数据，只供测试和演示。`;
      return { code: 0, text, value: { requests, events, seconds, ...wish } };
    } catch (error) {
      if (!(error instanceof StateError)) throw error;
      return { code: 1, text: error.message, value: { error: error.message } };
    }
  });
}
