/** Articles for the benchmarks of the portal: one text in Chinese, as many items as wanted. */
import { sql } from 'kysely';
import { blankFacts } from '#capabilities/publishing/model.ts';
import type { App } from '#platform/app.ts';

const sentence =
  '近日，凤泉区教育体育和文化旅游局召开全区教育工作会议，总结上一年度工作，部署义务教育优质均衡发展、校园安全、全民阅读和公共文化服务等重点任务。';

/** About 9 KB: with its frame a page of 13 KB. */
export const articleHtml: string = Array.from(
  { length: 14 },
  (_one, index) => `<p>${index + 1}. ${sentence.repeat(3)}</p>`,
).join('\n');

/** Writes `count` public items, six hours apart, into one section. */
export async function fillItems(app: App, organId: string, sectionId: string, count: number): Promise<void> {
  const facts = JSON.stringify({
    ...blankFacts,
    title: '标题',
    source: '局办公室',
    producedOn: '2024-03-15',
  });
  const nobody = '00000000-0000-4000-8000-000000000000';
  const at = sql`timestamptz '2024-12-31 10:00:00+08' - n * interval '50 minutes'`;
  const numbers = sql`generate_series(1, ${sql.lit(count)}) AS n`;
  await sql`
    INSERT INTO items (organ_id, id, section_id, kind, phase, revision, content, authors, wish, published_version,
                       first_published_at, published_at, created_by, created_at, updated_by, updated_at)
    SELECT ${organId}::uuid, n, ${sectionId}::uuid, 'news', 'settled', 1, '{}', '{}', '{"when":"cleared","at":null}', 1,
           ${at}, ${at}, ${nobody}::uuid, ${at}, ${nobody}::uuid, ${at} FROM ${numbers}
  `.execute(app.database);
  await sql`
    INSERT INTO public_items (organ_id, id, section_id, kind, version, title, summary, index_number, facts, body,
                              plain_text, attachments, first_published_at, published_at, listed_at, notices, urgent)
    SELECT ${organId}::uuid, n, ${sectionId}::uuid, 'news', 1, '凤泉区召开第' || n || '次教育工作会议，部署年度重点工作', '会议总结了上一年度工作。',
           'HNFQ-01-2024-' || n, ${facts}::jsonb, ${articleHtml}, '', '[]', ${at}, ${at}, ${at}, '[]', false FROM ${numbers}
  `.execute(app.database);
  await sql`
    INSERT INTO public_placements
    SELECT organ_id, section_id, listed_at, id, to_char(listed_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM'), true
      FROM public_items WHERE organ_id = ${organId}
  `.execute(app.database);
  await sql`ANALYZE public_items, public_placements, public_links, sections`.execute(app.database);
}
