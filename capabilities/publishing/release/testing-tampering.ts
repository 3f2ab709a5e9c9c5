/** What somebody could change past the program, one thing at a time, and what `verify` has to say of it. */

/** The items that the changes are made to: corrected once; another; taken down. */
export type Targets = { readonly corrected: number; readonly other: number; readonly gone: number };

export type Tampering = readonly [why: string, table: string, sql: (of: Targets) => string, says: RegExp];

export const tampering: readonly Tampering[] = [
  [
    'a letter of a version',
    'item_versions',
    (of) =>
      `UPDATE item_versions SET content = replace(content, '甲段', '申段') WHERE item_id = ${of.corrected}`,
    /第\d版的文字被改动过/,
  ],
  [
    'a letter of a version, and its hash made to fit',
    'item_versions',
    (of) =>
      `UPDATE item_versions SET content = replace(content, '甲段', '申段'), hash = sha256(convert_to(replace(content, '甲段', '申段'), 'UTF8')) WHERE item_id = ${of.corrected}`,
    /与工作日志登记的不一致|与最近一次发布/,
  ],
  [
    'one byte of the hash of a version',
    'item_versions',
    (of) =>
      `UPDATE item_versions SET hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256) WHERE item_id = ${of.corrected} AND number = 1`,
    /第1版/,
  ],
  [
    'a version taken out',
    'item_versions',
    (of) => `DELETE FROM item_versions WHERE item_id = ${of.corrected} AND number = 1`,
    /第1版不见了/,
  ],
  [
    'a version that nobody submitted',
    'item_versions',
    (of) =>
      `INSERT INTO item_versions SELECT (jsonb_populate_record(v, '{"number": 99}')).* FROM item_versions v WHERE item_id = ${of.corrected} AND number = 1`,
    /第99版没有登记/,
  ],
  [
    'a version that claims to come from an older site',
    'item_versions',
    (of) => `UPDATE item_versions SET reason = 'imported' WHERE item_id = ${of.corrected} AND number = 1`,
    /自称由原网站迁入|第1版/,
  ],
  [
    'another decision in an act',
    'review_acts',
    (of) => `UPDATE review_acts SET decision = 'returned' WHERE item_id = ${of.corrected} AND number = 1`,
    /第1个审校记录被改动过/,
  ],
  [
    'another reviewer in an act',
    'review_acts',
    (of) => `UPDATE review_acts SET by_name = '王某' WHERE item_id = ${of.corrected} AND number = 2`,
    /第2个审校记录被改动过/,
  ],
  [
    'one hash more that an act covered',
    'review_acts',
    (of) =>
      `UPDATE review_acts SET covered = replace(covered, ']', ',"${'0'.repeat(64)}"]') WHERE item_id = ${of.corrected} AND number = 3`,
    /第3个审校记录被改动过/,
  ],
  [
    'another opinion in an act',
    'review_acts',
    (of) => `UPDATE review_acts SET opinion = opinion || '。' WHERE item_id = ${of.corrected} AND number = 4`,
    /第4个审校记录被改动过/,
  ],
  [
    'the outcome of the 保密审查',
    'review_acts',
    (of) =>
      `UPDATE review_acts SET secrecy = 'asked-authority' WHERE item_id = ${of.corrected} AND secrecy IS NOT NULL`,
    /审校记录被改动过/,
  ],
  [
    'an act a second earlier',
    'review_acts',
    (of) =>
      `UPDATE review_acts SET at = at - interval '1 second' WHERE item_id = ${of.corrected} AND number = 5`,
    /第5个审校记录被改动过/,
  ],
  [
    'one byte of the hash of an act',
    'review_acts',
    (of) =>
      `UPDATE review_acts SET hash = set_byte(hash, 31, (get_byte(hash, 31) + 1) % 256) WHERE item_id = ${of.corrected} AND number = 6`,
    /第6个审校记录/,
  ],
  [
    'an act taken out',
    'review_acts',
    (of) => `DELETE FROM review_acts WHERE item_id = ${of.corrected} AND number = 6`,
    /第6个审校记录不见了/,
  ],
  [
    'a letter of the archived page',
    'item_releases',
    (of) =>
      `UPDATE item_releases SET html = replace(html, '甲段', '申段') WHERE item_id = ${of.corrected} AND number = 1`,
    /第1次发布的存档被改动过/,
  ],
  [
    'a letter of the archived page, and its hash made to fit',
    'item_releases',
    (of) =>
      `UPDATE item_releases SET html = replace(html, '甲段', '申段'), html_hash = sha256(convert_to(replace(html, '甲段', '申段'), 'UTF8')) WHERE item_id = ${of.corrected} AND number = 1`,
    /第1次发布与工作日志登记的不一致/,
  ],
  [
    'the instant of a publication',
    'item_releases',
    (of) =>
      `UPDATE item_releases SET at = at - interval '1 day' WHERE item_id = ${of.corrected} AND number = 1`,
    /第1次发布与工作日志/,
  ],
  [
    'the notice of a correction',
    'item_releases',
    (of) => `UPDATE item_releases SET notice = '' WHERE item_id = ${of.corrected} AND number = 2`,
    /第2次发布与工作日志/,
  ],
  [
    'who published',
    'item_releases',
    (of) => `UPDATE item_releases SET by_name = '王某' WHERE item_id = ${of.corrected} AND number = 1`,
    /第1次发布与工作日志/,
  ],
  [
    'a release taken out',
    'item_releases',
    (of) => `DELETE FROM item_releases WHERE item_id = ${of.corrected} AND number = 1`,
    /第1次发布的记录不见了/,
  ],
  [
    'a letter of the public text',
    'public_items',
    (of) => `UPDATE public_items SET body = replace(body, '甲段', '申段') WHERE id = ${of.corrected}`,
    /公开的内容与最近一次发布的不一致/,
  ],
  [
    'a public title',
    'public_items',
    (of) => `UPDATE public_items SET title = title || '。' WHERE id = ${of.corrected}`,
    /公开的内容与最近一次发布的不一致/,
  ],
  [
    'the date that a list shows',
    'public_items',
    (of) => `UPDATE public_items SET listed_at = listed_at - interval '1 day' WHERE id = ${of.corrected}`,
    /公开的内容与最近一次发布的不一致/,
  ],
  [
    'a notice of correction that no longer stands on the page',
    'public_items',
    (of) => `UPDATE public_items SET notices = '[]' WHERE id = ${of.corrected}`,
    /公开的内容与最近一次发布的不一致/,
  ],
  [
    'an attachment put in the place of another',
    'public_items',
    (of) =>
      `UPDATE public_items SET attachments = (SELECT o.attachments FROM public_items o WHERE o.id = ${of.other}) WHERE id = ${of.corrected}`,
    /公开的内容与最近一次发布的不一致/,
  ],
  [
    'a public item that vanished',
    'public_items',
    (of) => `DELETE FROM public_items WHERE id = ${of.corrected}`,
    /应当公开而没有公开/,
  ],
  [
    'an item that was taken down, public again',
    'public_items',
    (of) =>
      `INSERT INTO public_items SELECT (jsonb_populate_record(p, '{"id": ${of.gone}, "index_number": ""}')).* FROM public_items p WHERE id = ${of.corrected}`,
    /没有发布记录却在公开/,
  ],
  [
    'an item gone from its list',
    'public_placements',
    (of) => `DELETE FROM public_placements WHERE item_id = ${of.corrected}`,
    /公开的内容与最近一次发布的不一致/,
  ],
  [
    'a link nobody made',
    'public_links',
    (of) =>
      `INSERT INTO public_links SELECT organ_id, ${of.corrected}, ${of.other}, 'related' FROM public_items LIMIT 1`,
    /公开的内容与最近一次发布的不一致/,
  ],
  [
    'another 索引号',
    'items',
    (of) => `UPDATE items SET index_number = index_number || '1' WHERE id = ${of.corrected}`,
    /索引号/,
  ],
  [
    'the hash of a file of an item',
    'item_files',
    (of) =>
      `UPDATE item_files SET sha256 = replace(sha256::text, substr(sha256::text, 10, 1), 'f')::text WHERE item_id = ${of.corrected}`,
    /与审校时的文件不一致/,
  ],
  ['the size of a stored file', 'files', () => 'UPDATE files SET size = size + 1', /登记的大小与内容不一致/],
  [
    'a name in the journal',
    'journal',
    () => `UPDATE journal SET by_name = '王某' WHERE number = 3`,
    /工作日志不完整.*第 3 条/,
  ],
  [
    'a word of what the journal tells',
    'journal',
    () => `UPDATE journal SET detail = replace(detail, 'version', 'versiom') WHERE event = 'item-published'`,
    /工作日志不完整/,
  ],
  [
    'an entry of the journal taken out',
    'journal',
    () => 'DELETE FROM journal WHERE number = 5',
    /第 5 条不见了/,
  ],
  [
    'the newest entry taken out, and the head set back',
    'journal',
    () =>
      `DELETE FROM journal WHERE number = (SELECT max(number) FROM journal); UPDATE journal_heads h SET number = j.number, hash = j.hash FROM journal j WHERE j.organ_id = h.organ_id AND j.number = h.number - 1`,
    /没有登记|不一致|应当公开|却在公开/,
  ],
];
