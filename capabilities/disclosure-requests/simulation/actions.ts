/** `./gongkai requests simulate`: a lawful random history of an organ that has none, for tests, demonstrations, measurement. */
import { setImmediate } from 'node:timers/promises';
import type { App } from '#platform/app.ts';
import { transaction } from '#platform/database/index.ts';
import { StateError } from '#platform/outcome.ts';
import { addDays, type Day } from '#rules/calendar.ts';
import { applicantKinds } from '#rules/requests/applicants.ts';
import { channels } from '#rules/requests/receipt.ts';
import { writeTerm } from '../figures/store-terms.ts';
import { numberOf, type RequestIdentity, type Source } from '../model.ts';
import { anyRequest, nextOrdinal } from '../store.ts';
import { settingsOf } from '../store-people.ts';
import { type History, lawfulHistory } from './history.ts';
import { type Random, seeded } from './random.ts';
import { historyWriter, type Told } from './write.ts';

export type Simulation = {
  readonly years: number;
  readonly count: number;
  readonly seed: number;
  /** Who works on the cases; null: nobody in particular. */
  readonly ownerId: string | null;
  readonly tell?: (done: number) => void;
};

/** Ids that look like any other and come from the seed. */
function uuidOf(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join('');
  const variant = '89ab'[random.between(0, 3)];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const sources: Readonly<Record<(typeof channels)[number], Source>> = {
  ...{ counter: 'counter', 'registered-post': 'post', 'ordinary-post': 'post', internet: 'online-form' },
  ...{ fax: 'fax', oral: 'oral' },
};

const matters = [
  ...['义务教育阶段学区划分方案', '民办幼儿园年检结果', '中小学体育场馆开放名单', '校外培训机构许可情况'],
  ...['教师招聘考试成绩和录取依据', '公共图书馆购书经费', '旅行社处罚决定', '文物保护单位修缮预算'],
  ...['学校食堂供货合同', '体育彩票公益金使用情况'],
];

/** Natural persons ask most, as everywhere. */
const aKind = (random: Random) => (random.chance(0.8) ? 'natural-person' : random.pick(applicantKinds));

/** The days on which the cases arrive, oldest first; the last lies so that most can end before `today`. */
function arrivals({ years, count }: Simulation, random: Random, today: Day): Map<Day, number> {
  const first = `${Number(today.slice(0, 4)) - years}-01-01`;
  const length = Math.round((Date.parse(today) - Date.parse(first)) / 86_400_000);
  const days = new Map<Day, number>();
  for (let n = 0; n < count; n += 1) {
    const day = addDays(first, random.between(0, length - 1));
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return new Map([...days].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The first number of each year, with as many after it as cases arrive in the year. */
async function firstOrdinals(
  app: App,
  organId: string,
  days: ReadonlyMap<Day, number>,
): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const [day, many] of days) counts.set(day.slice(0, 4), (counts.get(day.slice(0, 4)) ?? 0) + many);
  const first = new Map<string, number>();
  for (const [year, many] of counts)
    first.set(year, await nextOrdinal(app, organId, 'request', Number(year), many));
  return first;
}

/**
 * Fills an organ that has no request with `count` cases over the years before today and this year's days, the same for
 * the same seed and day. All or nothing. Throws StateError for an organ that has requests.
 */
export async function simulateRequests(
  app: App,
  organId: string,
  wish: Simulation,
): Promise<{ requests: number; events: number }> {
  if (await anyRequest(app, organId))
    throw new StateError(
      '本单位已经登记过申请。模拟数据只能写入没有任何申请的示例单位，不会与真实申请混在一起。',
    );
  const random = seeded(wish.seed);
  const today = app.today();
  const days = arrivals(wish, random, today);
  let [requests, events] = [0, 0];
  await transaction(app, async (app) => {
    const settings = await settingsOf(app, organId);
    const writer = historyWriter(app, organId, settings, today);
    const [firstDay = today] = days.keys();
    const keptFrom = `${firstDay.slice(0, 4)}-01-01`;
    await writeTerm(app, organId, 'requests', { keptFrom, reason: '模拟数据自这一年起' });
    const ordinals = await firstOrdinals(app, organId, days);
    // While the database writes a day, the next one is made up.
    let writing = Promise.resolve();
    for (const [day, many] of days) {
      const year = day.slice(0, 4);
      const ordinal = ordinals.get(year) ?? 1;
      ordinals.set(year, ordinal + many);
      const about = { organId, day, ordinal, random, until: today, ownerId: wish.ownerId };
      const [told] = await Promise.all([casesOfDay(about, many), writing]);
      wish.tell?.(requests);
      writing = writer.add(day, told);
      requests += many;
      events += told.reduce((sum, { history }) => sum + history.events.length, 0);
    }
    await writing;
    wish.tell?.(requests);
    await writer.finish();
  });
  return { requests, events };
}

type CaseWish = {
  readonly organId: string;
  readonly day: Day;
  readonly ordinal: number;
  readonly random: Random;
  readonly until: Day;
  readonly ownerId: string | null;
};

/** Cases made up before others get their turn. */
const AT_A_TIME = 10;

/** The cases of a day, in the order of their numbers. */
async function casesOfDay(first: CaseWish, many: number): Promise<Told[]> {
  const told: Told[] = [];
  for (let n = 0; n < many; n += 1) {
    if (n % AT_A_TIME === 0) await setImmediate();
    told.push(aCase({ ...first, ordinal: first.ordinal + n }));
  }
  return told;
}

/** One case that arrives on a day. */
export function aCase({ organId, day, ordinal, random, until, ownerId }: CaseWish): Told {
  const year = Number(day.slice(0, 4));
  const channel = random.pick(channels);
  const identity: RequestIdentity = {
    ...{ organId, id: uuidOf(random), series: 'request', year, ordinal },
    ...{ number: numberOf('request', year, ordinal), kind: 'disclosure', channel, source: sources[channel] },
    ...{ arrivedOn: day, applicantKindPicked: aKind(random), isDrill: false, imported: false },
    registeredAt: new Date(`${day}T02:00:00Z`),
  };
  const history: History = lawfulHistory({
    identity,
    random,
    until,
    ownerId,
    id: () => uuidOf(random),
    diligent: true,
  });
  return { history, subject: `（模拟）${random.pick(matters)}` };
}
