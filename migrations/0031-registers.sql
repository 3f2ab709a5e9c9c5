-- Registers behind table 二 of the annual report (Regulation art. 20(1), (5), (6), (8)): normative documents, licences,
-- penalties, compulsion, charges.

create table register_entries (
  organ_id uuid not null,
  id uuid not null,
  register text not null check (register in
    ('normative-documents', 'licences', 'penalties', 'compulsions', 'charges')),
  -- 文号, 决定书文号, 票据号; what tells two entries apart
  number text not null,
  -- the day the lists are ordered by and the year is told from: of issue, of the decision, of the charge
  dated_on text not null check (dated_on ~ '^\d{4}-\d{2}-\d{2}$'),
  -- what is recorded (see model.ts)
  entry jsonb not null,
  -- number, title, party in one: what a search looks through
  words text not null,
  -- grows with every change; a save names the one it was made from
  revision integer not null check (revision > 0),
  published_at timestamptz,
  withdrawn_at timestamptz,
  -- the reason as the public reads it
  withdrawn_reason text not null default '',
  -- recorded by mistake: counts nowhere, stays in the history
  voided_at timestamptz,
  voided_reason text not null default '',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  updated_by uuid not null,
  updated_at timestamptz not null,
  primary key (organ_id, id),
  check (withdrawn_at is null or (published_at is not null and withdrawn_reason <> '')),
  check (voided_at is null or voided_reason <> '')
);
create index register_entries_listed on register_entries (organ_id, register, dated_on desc, number, id);
create unique index register_entries_numbers on register_entries (organ_id, register, number)
  where number <> '' and voided_at is null;
create index register_entries_unpublished on register_entries (organ_id, register)
  where published_at is null and voided_at is null;

-- Every state an entry ever had. Never rewritten.
create table register_entry_versions (
  organ_id uuid not null,
  entry_id uuid not null,
  revision integer not null,
  -- 'recorded', 'imported', 'corrected', 'published', 'ended', 'withdrawn', 'voided'
  event text not null,
  entry jsonb not null,
  reason text not null,
  by_id uuid not null,
  by_name text not null,
  at timestamptz not null,
  primary key (organ_id, entry_id, revision),
  foreign key (organ_id, entry_id) references register_entries (organ_id, id)
);
create trigger register_entry_versions_are_append_only before update or delete on register_entry_versions
  for each row execute function refuse_to_rewrite();
create trigger register_entry_versions_are_never_emptied before truncate on register_entry_versions
  for each statement execute function refuse_to_rewrite();

-- {lapseMonths, lapsedCountsAsRepealed}
create table register_settings (
  organ_id uuid primary key,
  settings jsonb not null
);
