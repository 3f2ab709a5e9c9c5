-- Proactive disclosure (Regulation ch. III, art. 17): sections, items, their review and what the public sees.

alter table staff_roles drop constraint staff_roles_role_check;
alter table staff_roles add constraint staff_roles_role_check check (role in
  ('administrator', 'disclosure-clerk', 'reviewer', 'proofreader', 'leader', 'editor', 'venue-keeper', 'superior'));

-- 审核链: who may do which of the six acts, and which two may not be one person's.
create table review_chains (
  organ_id uuid not null,
  id uuid not null,
  name text not null check (name <> ''),
  -- [{stage, roles: […], people: [staff id…]}] in order
  stages jsonb not null,
  -- [[stage, stage]…]: not the same person
  separations jsonb not null,
  is_default boolean not null,
  updated_at timestamptz not null,
  primary key (organ_id, id)
);
create unique index review_chains_one_default on review_chains (organ_id) where is_default;

-- 栏目
create table sections (
  organ_id uuid not null,
  id uuid not null,
  slug text not null check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  title text not null check (title <> ''),
  kind text not null check (kind in ('news', 'notices', 'policies', 'interpretations', 'publicity', 'overview',
                                     'services', 'data', 'topic', 'guide', 'rules', 'mandatory', 'other')),
  parent_id uuid,
  position integer not null,
  description text not null default '',
  keywords text not null default '',
  -- of the closed list of the page standard
  column_type text not null,
  -- null: the organ's default chain
  chain_id uuid,
  in_navigation boolean not null default true,
  state text not null check (state in ('active', 'retired')),
  -- after a merger or retirement: where its addresses lead
  successor_id uuid,
  created_at timestamptz not null,
  primary key (organ_id, id),
  unique (organ_id, slug),
  foreign key (organ_id, chain_id) references review_chains (organ_id, id),
  foreign key (organ_id, parent_id) references sections (organ_id, id),
  foreign key (organ_id, successor_id) references sections (organ_id, id),
  check (parent_id is null or parent_id <> id)
);

-- Every address a section ever had; an address is never given to another one.
create table section_addresses (
  organ_id uuid not null,
  slug text not null,
  section_id uuid not null,
  since timestamptz not null,
  primary key (organ_id, slug),
  foreign key (organ_id, section_id) references sections (organ_id, id)
);

-- The next public number of an item, by organ.
create table item_numbers (
  organ_id uuid primary key,
  next integer not null check (next > 0)
);

-- 信息 — one record per piece of information; `content` is the working text, in nobody's eyes but the staff's.
create table items (
  organ_id uuid not null,
  -- the public number: /items/123
  id integer not null check (id > 0),
  section_id uuid not null,
  kind text not null check (kind in ('news', 'notice', 'policy', 'normative-document', 'interpretation', 'publicity',
                                     'pictures', 'video', 'guide', 'rules', 'statutory', 'other')),
  phase text not null check (phase in ('draft', 'in-review', 'returned', 'cleared', 'scheduled', 'settled')),
  -- grows with every change of anything here; a save names the one it was made from
  revision integer not null check (revision > 0),
  content jsonb not null,
  -- who has written in the working text since it was last published: they may not review it
  authors uuid[] not null,
  -- {when: 'cleared' | 'at' | 'held', at: instant | null}
  wish jsonb not null,
  -- the version that was submitted last; null while it never was
  submitted_version integer,
  -- the note that stays on the page when this text replaces a published one
  correction_note text not null default '',
  published_version integer,
  first_published_at timestamptz,
  published_at timestamptz,
  taken_down_at timestamptz,
  taken_down_reason text,
  -- 紧急发布: the chain must be complete by then
  urgent_due_on text,
  -- brought over from an older site
  imported boolean not null default false,
  -- the date that site showed, 'YYYY-MM-DD'
  original_date text,
  -- 索引号: given at first publication and kept ever after; '' before
  index_number text not null default '',
  created_by uuid not null,
  created_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  primary key (organ_id, id),
  foreign key (organ_id, section_id) references sections (organ_id, id)
);
create index items_by_phase on items (organ_id, phase, updated_at desc);
create index items_by_section on items (organ_id, section_id, updated_at desc);
create index items_by_wish on items (((wish ->> 'at'))) where phase = 'scheduled';
create unique index items_index_number on items (organ_id, index_number) where index_number <> '';
create index items_urgent on items (organ_id, urgent_due_on) where urgent_due_on is not null;

-- The next 顺序号 of an 索引号, by category and year.
create table index_sequences (
  organ_id uuid not null,
  category text not null,
  year text not null,
  next integer not null check (next > 0),
  primary key (organ_id, category, year)
);

-- Who has an item open now.
create table item_presence (
  organ_id uuid not null,
  item_id integer not null,
  staff_id uuid not null,
  name text not null,
  seen_at timestamptz not null,
  primary key (organ_id, item_id, staff_id)
);

-- Every text that was submitted, acted on or published, byte for byte as it was hashed. Never rewritten.
create table item_versions (
  organ_id uuid not null,
  item_id integer not null,
  number integer not null check (number > 0),
  section_id uuid not null,
  kind text not null,
  -- canonical JSON
  content text not null,
  -- SHA-256 of `content`
  hash bytea not null check (octet_length(hash) = 32),
  reason text not null check (reason in ('saved', 'submitted', 'urgent', 'imported')),
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (organ_id, item_id, number),
  foreign key (organ_id, item_id) references items (organ_id, id)
);

-- 三审三校: the acts. Never rewritten.
create table review_acts (
  organ_id uuid not null,
  item_id integer not null,
  number integer not null check (number > 0),
  version integer not null,
  stage text not null check (stage in ('first-review', 'first-proof', 'second-review', 'second-proof',
                                       'final-review', 'final-proof')),
  decision text not null check (decision in ('passed', 'returned')),
  -- hashes of the units this act passed, as canonical JSON: ["…", …]
  covered text not null,
  -- [{unit, quote, reason}] as canonical JSON
  remarks text not null,
  opinion text not null,
  -- 保密审查: the reviewer's statement, or null where the stage does not ask for one
  secrecy text check (secrecy in ('no-secret', 'asked-authority')),
  by_id uuid not null,
  by_name text not null,
  -- who is acted for, under a delegation
  for_id uuid,
  for_name text,
  at timestamptz not null,
  -- SHA-256 of the act as canonical JSON; it stands in the journal too
  hash bytea not null check (octet_length(hash) = 32),
  primary key (organ_id, item_id, number),
  foreign key (organ_id, item_id, version) references item_versions (organ_id, item_id, number)
);
create index review_acts_by_person on review_acts (organ_id, by_id, at);

-- 代理: who acts for whom, from when to when.
create table review_delegations (
  organ_id uuid not null,
  id uuid not null,
  from_id uuid not null,
  to_id uuid not null,
  from_day text not null,
  to_day text not null,
  reason text not null,
  ended_at timestamptz,
  created_at timestamptz not null,
  primary key (organ_id, id),
  check (from_id <> to_id),
  check (from_day <= to_day)
);

-- What was made public when, byte for byte. Never rewritten.
create table item_releases (
  organ_id uuid not null,
  item_id integer not null,
  number integer not null check (number > 0),
  kind text not null check (kind in ('published', 'urgent', 'corrected', 'taken-down', 'restored',
                                     'attachments-ended', 'moved', 'imported')),
  -- null when nothing is public from here on
  version integer,
  -- the article as it was shown, a whole HTML document; null when nothing is public from here on
  html text,
  html_hash bytea check (octet_length(html_hash) = 32),
  -- the public notice: why it was corrected or taken down
  notice text not null,
  -- the kind its section had then, which the annual report counts by; null when nothing is public from here on
  section_kind text,
  by_name text not null,
  at timestamptz not null,
  -- the number of the journal entry that tells of it
  journal_number bigint not null,
  primary key (organ_id, item_id, number),
  foreign key (organ_id, item_id) references items (organ_id, id),
  check ((html is null) = (html_hash is null))
);

create function refuse_to_rewrite() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % is refused', tg_table_name, tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger item_versions_are_append_only before update or delete on item_versions
  for each row execute function refuse_to_rewrite();
create trigger review_acts_are_append_only before update or delete on review_acts
  for each row execute function refuse_to_rewrite();
create trigger item_releases_are_append_only before update or delete on item_releases
  for each row execute function refuse_to_rewrite();
create trigger item_versions_are_never_emptied before truncate on item_versions
  for each statement execute function refuse_to_rewrite();
create trigger review_acts_are_never_emptied before truncate on review_acts
  for each statement execute function refuse_to_rewrite();
create trigger item_releases_are_never_emptied before truncate on item_releases
  for each statement execute function refuse_to_rewrite();

-- What the public sees now: written by the same function that writes a release, read by the portal and nobody's else.
create table public_items (
  organ_id uuid not null,
  id integer not null,
  section_id uuid not null,
  kind text not null,
  version integer not null,
  title text not null,
  summary text not null,
  index_number text not null,
  -- the facts of the text (see model.ts)
  facts jsonb not null,
  -- the body, clean HTML, with the public addresses of its pictures
  body text not null,
  -- the plain text of body and attachments, for search and open data
  plain_text text not null,
  -- [{id, name, size, mediaType}]
  attachments jsonb not null,
  cover_file uuid,
  first_published_at timestamptz not null,
  published_at timestamptz not null,
  -- the date shown by an older site, for what was brought over; 'YYYY-MM-DD'
  original_date text,
  -- the date the lists are ordered by: of first publication, or the original one
  listed_at timestamptz not null,
  -- [{at, kind, notice}] of corrections
  notices jsonb not null,
  urgent boolean not null,
  publicity_ends_on text,
  primary key (organ_id, id),
  foreign key (organ_id, id) references items (organ_id, id)
);
create index public_items_listed on public_items (organ_id, listed_at desc, id desc);
create index public_items_in_publicity on public_items (organ_id, publicity_ends_on) where publicity_ends_on is not null;
create index public_items_publicity on public_items (publicity_ends_on) where publicity_ends_on is not null;
create unique index public_items_index_number on public_items (organ_id, index_number) where index_number <> '';

-- In which lists a public item stands: its section, and its topics.
create table public_placements (
  organ_id uuid not null,
  section_id uuid not null,
  listed_at timestamptz not null,
  item_id integer not null,
  -- 'YYYY-MM' in Shanghai, of listed_at
  month text not null,
  is_home boolean not null,
  primary key (organ_id, section_id, listed_at, item_id),
  foreign key (organ_id, item_id) references public_items (organ_id, id) on delete cascade
);
create index public_placements_by_item on public_placements (organ_id, item_id);
create index public_placements_by_month on public_placements (organ_id, section_id, month);

-- Interpretation ⇄ document and other links between public items.
create table public_links (
  organ_id uuid not null,
  from_id integer not null,
  to_id integer not null,
  kind text not null check (kind in ('interprets', 'replaces', 'related')),
  primary key (organ_id, from_id, to_id, kind),
  foreign key (organ_id, from_id) references public_items (organ_id, id) on delete cascade
);
create index public_links_back on public_links (organ_id, to_id, kind);

-- Pictures and attachments of an item. The original is never public; the released form has no metadata.
create table item_files (
  organ_id uuid not null,
  id uuid not null,
  item_id integer not null,
  use text not null check (use in ('picture', 'attachment', 'video')),
  name text not null,
  original_file uuid not null,
  released_file uuid not null,
  -- SHA-256 of the released form, hex
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null,
  media_type text not null,
  width integer,
  height integer,
  -- the text in it, with hidden parts marked: what the checks read
  text jsonb not null default '[]',
  -- what was taken out on the way to the released form, in words
  stripped jsonb not null default '[]',
  added_by uuid not null,
  added_at timestamptz not null,
  primary key (organ_id, id),
  foreign key (organ_id, item_id) references items (organ_id, id),
  foreign key (organ_id, original_file) references files (organ_id, id),
  foreign key (organ_id, released_file) references files (organ_id, id)
);
create index item_files_by_item on item_files (organ_id, item_id);

-- Dictionaries of the checks: the organ's own data.
create table check_terms (
  organ_id uuid not null,
  id uuid not null,
  -- 'wrong-word' | 'name' | 'law-name' | 'sensitive' | 'blocked-field'
  kind text not null check (kind in ('wrong-word', 'name', 'law-name', 'sensitive', 'blocked-field')),
  wrong text not null check (wrong <> ''),
  suggestion text not null default '',
  note text not null default '',
  active boolean not null default true,
  added_by text not null,
  added_at timestamptz not null,
  primary key (organ_id, id),
  unique (organ_id, kind, wrong)
);

-- 「此处允许」: a hit that was looked at and let pass, in this phrase.
create table check_allowances (
  organ_id uuid not null,
  id uuid not null,
  rule text not null,
  -- the hit's words with those around them
  phrase text not null,
  -- null: everywhere; else in this item only
  item_id integer,
  reason text not null check (reason <> ''),
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  revoked_at timestamptz,
  primary key (organ_id, id)
);
create index check_allowances_by_item on check_allowances (organ_id, item_id) where revoked_at is null;

-- What the nightly check found in what is public already.
create table published_findings (
  organ_id uuid not null,
  item_id integer not null,
  rule text not null,
  message text not null,
  quote text not null,
  found_at timestamptz not null,
  primary key (organ_id, item_id, rule, quote)
);

-- 主动公开事项目录: what the organ owes, entry by entry.
create table catalogue_entries (
  organ_id uuid not null,
  id uuid not null,
  -- 'compulsory-education', 'public-culture', 'tourism', 'sports', 'article-20', 'article-21' or the organ's own
  field text not null,
  position integer not null,
  topic text not null,
  matter text not null,
  content text not null,
  basis text not null,
  time_limit text not null,
  discloser text not null,
  channels text not null,
  audience text not null,
  manner text not null,
  -- where it is disclosed: a section, or null while that is open
  section_id uuid,
  -- not this organ's business, with the reason
  not_applicable text,
  primary key (organ_id, id),
  foreign key (organ_id, section_id) references sections (organ_id, id)
);
create index catalogue_entries_by_field on catalogue_entries (organ_id, field, position);

-- The organ's settings of publishing: the parts of the 索引号, reminders, thresholds (see model.ts).
create table publishing_settings (
  organ_id uuid primary key,
  settings jsonb not null
);

-- 「我为网站找错」
create table error_reports (
  organ_id uuid not null,
  id uuid not null,
  path text not null,
  text text not null check (length(text) between 1 and 2000),
  contact text not null,
  at timestamptz not null,
  answered_at timestamptz,
  answered_by text,
  answer text not null default '',
  primary key (organ_id, id)
);
create index error_reports_open on error_reports (organ_id, at) where answered_at is null;

-- Indicators as the nightly self-inspection found them.
create table inspection_days (
  organ_id uuid not null,
  day text not null,
  results jsonb not null,
  primary key (organ_id, day)
);
