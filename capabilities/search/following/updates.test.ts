/** Many changes while many questions are asked: no question fails, and none sees what was taken down before it was asked. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createOrgan } from '#capabilities/accounts/index.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { find } from '../actions.ts';
import { SearchQuery } from '../contract.ts';
import { sources } from '../sources/index.ts';
import { plantSection, publish, takeDown } from '../testing.ts';
import { openDesk } from './index.ts';

/** 10,000 take minutes: GONGKAI_UPDATES=10000 asks for them. */
const UPDATES = Number(process.env.GONGKAI_UPDATES ?? 240);
const WRITERS = 4;

test(`${UPDATES} updates under questions`, { timeout: 1_800_000 }, async (context) => {
  const { app, pool, close } = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-updates-'));
  const organ = await createOrgan(app, { name: '示例区文化和旅游局', shortName: '文旅局', siteName: '门户' });
  const section = await plantSection(app, organ.id, '工作动态');
  const desk = await openDesk({ app, pool, folder, sources: sources.slice(0, 1) });
  try {
    /** Items whose take-down was acknowledged and that were not published again since. */
    const gone = new Set<number>();
    let done = 0;
    const write = async (writer: number) => {
      for (let turn = 0; done < UPDATES; turn += 1) {
        const id = writer + WRITERS * (turn % 40) + 1;
        if (turn % 80 < 40) {
          gone.delete(id);
          await publish(app, organ.id, { id, section, title: `编号${id}的通知公告`, text: `第${turn}次` });
        } else {
          await takeDown(app, organ.id, id);
          gone.add(id);
        }
        done += 1;
      }
    };
    let asked = 0;
    const ask = async () => {
      while (done < UPDATES) {
        const before = new Set(gone);
        const wish = SearchQuery.parse({ q: '通知公告' });
        const searching = { app, desk, log: null, place: 'api' as const };
        const { results } = await find(searching, { organId: organ.id, staff: null }, wish);
        asked += 1;
        for (const { href } of results) {
          const id = Number(href.slice('/items/'.length));
          assert.ok(!before.has(id) || !gone.has(id), `${href} was taken down and is found`);
        }
      }
    };
    await Promise.all([...Array.from({ length: WRITERS }, (_, writer) => write(writer)), ask(), ask()]);
    await desk.caughtUp();
    assert.deepEqual((await desk.check()).mended, []);
    context.diagnostic(`${done} updates, ${asked} questions`);
    assert.ok(asked > 0);
  } finally {
    await desk.close();
    await close();
    rmSync(folder, { recursive: true, force: true });
  }
});
