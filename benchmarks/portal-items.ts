/** Articles for the benchmarks of the portal: one text in Chinese, as many items as wanted, brought over by the import. */
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { importItems } from '#capabilities/publishing/importing/index.ts';
import type { App } from '#platform/app.ts';

const sentence =
  '近日，凤泉区教育体育和文化旅游局召开全区教育工作会议，总结上一年度工作，部署义务教育优质均衡发展、校园安全、全民阅读和公共文化服务等重点任务。';

/** About 9 KB: with its frame a page of 13 KB. */
export const articleHtml: string = Array.from(
  { length: 14 },
  (_one, index) => `<p>${index + 1}. ${sentence.repeat(3)}</p>`,
).join('\n');

/** The title of one of them. */
export const titleOf = (n: number): string => `凤泉区召开第${n}次教育工作会议，部署年度重点工作`;

const day = 86_400_000;
const last = Date.parse('2024-12-31T00:00:00Z');

/** A file of JSON lines as an older site would hand over: one section, spread evenly over twenty years. */
async function writeArticles(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  for (let n = 1; n <= count; n += 1) {
    const line = {
      ...{ id: n, section: 'news', kind: 'news', title: titleOf(n), html: articleHtml },
      ...{ summary: '会议总结了上一年度工作。', source: '局办公室' },
      publishedOn: new Date(last - Math.floor((n / count) * 7300) * day).toISOString().slice(0, 10),
    };
    if (!file.write(`${JSON.stringify(line)}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
}

/** Brings `count` articles over into the section at /sections/news, and prints how it goes on and what it took. */
export async function importArticles(app: App, organId: string, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portal-import-'));
  const path = join(folder, 'articles.jsonl');
  await writeArticles(path, count);
  const began = performance.now();
  const taken = () => (performance.now() - began) / 1000;
  let told = 0;
  const { imported, bad } = await importItems(app, organId, path, {
    onProgress: (done, total) => {
      if (done < total && done - told < count / 10) return;
      told = done;
      console.log(
        `  imported ${done} of ${total} (${taken().toFixed(1)} s, ${(done / taken()).toFixed()}/s)`,
      );
    },
  });
  rmSync(folder, { recursive: true });
  if (imported !== count) throw new Error(`${imported} of ${count} were imported: ${bad[0]?.message}`);
  await sql`ANALYZE`.execute(app.database);
}
