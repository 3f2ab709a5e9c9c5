-- Reconsideration and litigation over disclosure (Regulation art. 50(3), 51): the case file, its history, and the marks
-- that table 四 of the annual report is counted from. Names of persons are not kept here.

create table disputes (
  organ_id uuid not null,
  id uuid not null,
  -- 'reconsideration' 行政复议 · 'direct-suit' 未经复议直接起诉 · 'suit-after-reconsideration' 复议后起诉
  procedure text not null check (procedure in ('reconsideration', 'direct-suit', 'suit-after-reconsideration')),
  -- the disclosure request it is about; null: it stands alone
  request_id uuid,
  -- the reconsideration that a suit follows
  earlier_id uuid,
  -- the day the organ of reconsideration or the court took it up; the year it counts from
  accepted_on text not null check (accepted_on ~ '^\d{4}-\d{2}-\d{2}$'),
  result text not null check (result in ('upheld', 'overturned', 'other', 'pending')),
  -- days, texts, evidence (see model.ts)
  facts jsonb not null,
  -- case number, organ or court, matter in one: what a search looks through
  words text not null,
  -- the next day by which something is owed; a copy, written by the function that computes it
  next_on text check (next_on ~ '^\d{4}-\d{2}-\d{2}$'),
  revision integer not null check (revision > 0),
  voided_at timestamptz,
  updated_at timestamptz not null,
  primary key (organ_id, id)
);
create index disputes_listed on disputes (organ_id, accepted_on desc, id);
create index disputes_of_request on disputes (organ_id, request_id) where request_id is not null;
create index disputes_due on disputes (organ_id, next_on) where next_on is not null and voided_at is null;

-- Every state a dispute ever had. Never rewritten.
create table dispute_versions (
  organ_id uuid not null,
  dispute_id uuid not null,
  revision integer not null,
  -- 'recorded', 'answered', 'decided', 'served', 'appealed', 'request-reopened', 'corrected', 'voided', …
  event text not null,
  facts jsonb not null,
  reason text not null,
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (organ_id, dispute_id, revision),
  foreign key (organ_id, dispute_id) references disputes (organ_id, id)
);
create trigger dispute_versions_are_append_only before update or delete on dispute_versions
  for each row execute function refuse_to_rewrite();
create trigger dispute_versions_are_never_emptied before truncate on dispute_versions
  for each statement execute function refuse_to_rewrite();

-- What table 四 is counted from: written in the transaction of the step, never rewritten.
create table dispute_marks (
  organ_id uuid not null,
  dispute_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  kind text not null check (kind in ('entered', 'settled', 'reopened', 'voided')),
  on_day text not null check (on_day ~ '^\d{4}-\d{2}-\d{2}$'),
  procedure text not null,
  -- 'settled' only
  result text,
  journal_number bigint not null,
  primary key (organ_id, dispute_id, ordinal),
  check ((kind = 'settled') = (result is not null))
);
create trigger dispute_marks_are_append_only before update or delete on dispute_marks
  for each row execute function refuse_to_rewrite();
create trigger dispute_marks_are_never_emptied before truncate on dispute_marks
  for each statement execute function refuse_to_rewrite();

-- Where each dispute counts, computed from its marks by rules/annual-report/counting.ts; a row says what the program
-- knew from one entry of the journal to another, so that a year can be counted as it was known on a day.
create table dispute_countings (
  organ_id uuid not null,
  dispute_id uuid not null,
  known_from bigint not null,
  -- null: still known so
  known_until bigint,
  procedure text not null,
  entered_year integer not null,
  -- 9999: not settled
  settled_year integer not null,
  result text,
  primary key (organ_id, dispute_id, known_from),
  check ((settled_year = 9999) = (result is null)),
  check (settled_year >= entered_year)
);
create index dispute_countings_of_year on dispute_countings
  (organ_id, settled_year, entered_year, procedure, result, dispute_id) where known_until is null;
