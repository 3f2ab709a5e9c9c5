/** What is compared, as SQL: each query returns what is not as it was (item, number, what); none when all is well. */
import { PUBLIC_HASH } from '../store-release.ts';
import { RECORD_NAMED } from './archive.ts';

type Found = { readonly item: string; readonly number: string; readonly what: string };
export type Check = { readonly sql: string; readonly says: (found: Found) => string };

/** The entries about items with what they say; instants compared as they stand. */
const ENTRIES = `SELECT organ_id, number, at, event, by_name, subject_id::int AS item_id, detail::jsonb AS said
                   FROM journal WHERE subject_kind = 'item'`;

const RELEASED = `('item-published', 'item-published-urgently', 'item-corrected', 'item-taken-down', 'item-restored',
                   'item-attachments-ended', 'item-moved')`;

const TEXTS: readonly Check[] = [
  {
    sql: `SELECT item_id::text AS item, number::text, '' AS what FROM item_versions
           WHERE sha256(convert_to(content, 'UTF8')) <> hash`,
    says: ({ item, number }) => `信息${item}第${number}版的文字被改动过，与校验值不一致。`,
  },
  {
    sql: `SELECT coalesce(j.item_id, v.item_id)::text AS item, coalesce(j.version, v.number)::text AS number,
                 CASE WHEN v.hash IS NULL THEN '不见了' WHEN j.hash IS NULL THEN '没有登记，是绕过程序写入的'
                      ELSE '与工作日志登记的不一致' END AS what
            FROM (SELECT DISTINCT organ_id, item_id, (said ->> 'version')::int AS version, said ->> 'contentHash' AS hash
                    FROM (${ENTRIES}) e WHERE said ? 'contentHash') j
            FULL JOIN (SELECT * FROM item_versions WHERE reason <> 'imported') v
              ON v.organ_id = j.organ_id AND v.item_id = j.item_id AND v.number = j.version
           WHERE NOT EXISTS (SELECT 1 FROM item_versions i WHERE i.organ_id = j.organ_id AND i.item_id = j.item_id
                                AND i.number = j.version AND i.reason = 'imported' AND encode(i.hash, 'hex') = j.hash)
             AND (v.hash IS NULL OR j.hash IS NULL OR encode(v.hash, 'hex') <> j.hash)`,
    says: ({ item, number, what }) => `信息${item}第${number}版${what}。`,
  },
  {
    sql: `SELECT v.item_id::text AS item, v.number::text, '' AS what FROM item_versions v
           WHERE v.reason = 'imported' AND NOT EXISTS (SELECT 1 FROM item_releases r
             WHERE r.organ_id = v.organ_id AND r.item_id = v.item_id AND r.version = v.number AND r.kind = 'imported')`,
    says: ({ item, number }) => `信息${item}第${number}版自称由原网站迁入，却没有迁入记录。`,
  },
];

const PAGES: readonly Check[] = [
  {
    sql: `SELECT item_id::text AS item, number::text, '' AS what FROM item_releases
           WHERE html IS NOT NULL AND sha256(convert_to(html, 'UTF8')) <> html_hash`,
    says: ({ item, number }) => `信息${item}第${number}次发布的存档被改动过，与校验值不一致。`,
  },
  {
    sql: `SELECT coalesce(j.item_id, r.item_id)::text AS item, coalesce(j.release, r.number)::text AS number,
                 CASE WHEN r.number IS NULL THEN '的记录不见了' WHEN j.release IS NULL THEN '没有登记，是绕过程序写入的'
                      ELSE '与工作日志登记的不一致' END AS what
            FROM (SELECT organ_id, number, at, by_name, item_id, said, (said ->> 'release')::int AS release
                    FROM (${ENTRIES}) e WHERE event IN ${RELEASED}) j
            FULL JOIN (SELECT * FROM item_releases WHERE kind <> 'imported') r
              ON r.organ_id = j.organ_id AND r.item_id = j.item_id AND r.number = j.release
           WHERE (j.number, j.at, j.by_name, j.said ->> 'kind', j.said ->> 'htmlHash', j.said ->> 'notice',
                  j.said ->> 'sectionKind', CASE WHEN j.said ->> 'kind' <> 'taken-down' THEN (j.said ->> 'version')::int END)
                 IS DISTINCT FROM
                 (r.journal_number, r.at, r.by_name, r.kind, encode(r.html_hash, 'hex'), r.notice,
                  r.section_kind, r.version)`,
    says: ({ item, number, what }) => `信息${item}第${number}次发布${what}。`,
  },
  {
    sql: `SELECT coalesce(j.subject_id, '?') AS item, coalesce(j.number, b.journal_number)::text AS number, '' AS what
            FROM (SELECT organ_id, number, at, by_name, subject_id, detail::jsonb AS said FROM journal
                   WHERE event = 'items-imported') j
            FULL JOIN (
              SELECT r.organ_id, r.journal_number, count(*) AS items, max(r.by_name) AS by_name, min(r.at) AS first,
                     max(r.at) AS last, bool_and(v.hash IS NOT NULL) AS whole, encode(sha256(convert_to(string_agg(
                       r.item_id || ' ' || coalesce(encode(v.hash, 'hex'), '') || ' ' || encode(r.html_hash, 'hex') ||
                       ' ' || r.section_kind, E'\\n' ORDER BY r.item_id), 'UTF8')), 'hex') AS digest
                FROM item_releases r
                LEFT JOIN item_versions v ON v.organ_id = r.organ_id AND v.item_id = r.item_id AND v.number = r.version
               WHERE r.kind = 'imported' GROUP BY r.organ_id, r.journal_number) b
              ON b.organ_id = j.organ_id AND b.journal_number = j.number
           WHERE (j.said ->> 'digest', (j.said ->> 'count')::bigint, j.by_name, j.at, j.at, true)
                 IS DISTINCT FROM (b.digest, b.items, b.by_name, b.first, b.last, b.whole)`,
    says: ({ number }) => `工作日志第${number}条登记的一批迁入信息与现存的不一致。`,
  },
];

const PUBLIC: readonly Check[] = [
  {
    sql: `SELECT coalesce(p.id, r.item_id)::text AS item, coalesce(r.number, 0)::text AS number,
                 CASE WHEN p.id IS NULL THEN '应当公开而没有公开' WHEN r.html IS NULL THEN '没有发布记录却在公开'
                      ELSE '公开的内容与最近一次发布的不一致' END AS what
            FROM public_items p
            FULL JOIN (SELECT DISTINCT ON (organ_id, item_id) organ_id, item_id, number, html FROM item_releases
                        ORDER BY organ_id, item_id, number DESC) r ON r.organ_id = p.organ_id AND r.item_id = p.id
           WHERE (p.id IS NULL AND r.html IS NOT NULL) OR (p.id IS NOT NULL AND r.html IS NULL)
              OR (p.id IS NOT NULL AND ${PUBLIC_HASH} IS DISTINCT FROM ${RECORD_NAMED('r.html')})`,
    says: ({ item, what }) => `信息${item}${what}。`,
  },
  {
    sql: `SELECT p.id::text AS item, '' AS number, '' AS what FROM public_items p
            JOIN items i ON i.organ_id = p.organ_id AND i.id = p.id
           WHERE (i.original_date, i.index_number, i.published_version) IS DISTINCT FROM
                 (p.original_date, p.index_number, p.version)`,
    says: ({ item }) => `信息${item}登记的索引号、原发布日期或版本与公开的不一致。`,
  },
  {
    sql: `SELECT p.id::text AS item, '' AS number, shown ->> 'name' AS what
            FROM public_items p
            JOIN item_versions v ON v.organ_id = p.organ_id AND v.item_id = p.id AND v.number = p.version
            CROSS JOIN LATERAL jsonb_array_elements(
              (v.content::jsonb -> 'attachments') || (v.content::jsonb -> 'pictures')) AS shown
            LEFT JOIN item_files f ON f.organ_id = p.organ_id AND f.id = (shown ->> 'id')::uuid
            LEFT JOIN files s ON s.organ_id = f.organ_id AND s.id = f.released_file
           WHERE v.content LIKE '%"sha256"%'
             AND (f.sha256 IS DISTINCT FROM shown ->> 'sha256' OR s.sha256 IS DISTINCT FROM f.sha256)`,
    says: ({ item, what }) => `信息${item}的“${what}”与审校时的文件不一致。`,
  },
];

const guards = ['item_versions', 'review_acts', 'item_releases'].flatMap((table) => [
  `${table}_are_append_only`,
  `${table}_are_never_emptied`,
]);

/** The tables may be whole while what keeps them so has been taken away. */
const GUARDS: Check = {
  sql: `SELECT '' AS item, '' AS number, wanted AS what FROM unnest(ARRAY['${guards.join("','")}']) AS wanted
         WHERE NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = wanted AND tgenabled IN ('O', 'A'))`,
  says: ({ what }) => `防改写的触发器 ${what} 被删除或停用，请查明原因并恢复。`,
};

export const checks: readonly Check[] = [...TEXTS, ...PAGES, ...PUBLIC, GUARDS];
