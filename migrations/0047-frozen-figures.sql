-- Table 三 as a query: where each request counts, computed from its marks by rules/annual-report/counting.ts. A row says
-- what the program knew from one entry of the journal to another, so that a year can be counted as it was known on a day.
create table request_countings (
  organ_id uuid not null,
  request_id uuid not null,
  known_from bigint not null,
  -- null: still known so
  known_until bigint,
  -- the request's number, to list by
  year integer not null,
  ordinal integer not null,
  -- column of table 三
  applicant_column text not null,
  entered_year integer not null,
  -- 9999: not settled
  settled_year integer not null,
  -- row of table 三
  outcome text,
  -- the later year in which a counted request was settled anew after its reply was overturned
  redone_year integer,
  -- for statistics over time: how it came, when it was received and settled, by when it had to be
  channel text not null,
  received_on text not null check (received_on ~ '^\d{4}-\d{2}-\d{2}$'),
  settled_on text check (settled_on ~ '^\d{4}-\d{2}-\d{2}$'),
  due_on text check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (organ_id, request_id, known_from),
  check ((settled_year = 9999) = (outcome is null)),
  check (settled_year >= entered_year),
  check (known_until is null or known_until > known_from)
);
-- The 175 cells of a year, from the index alone.
create index request_countings_settled on request_countings
  (organ_id, settled_year, outcome, applicant_column, entered_year, year, ordinal) where known_until is null;
create index request_countings_entered on request_countings
  (organ_id, entered_year, applicant_column, year, ordinal) where known_until is null;
-- 二 and 四: the few that cross a year's end.
create index request_countings_carried on request_countings
  (organ_id, entered_year, settled_year, applicant_column, year, ordinal)
  where known_until is null and settled_year > entered_year;
create index request_countings_redone on request_countings (organ_id, redone_year)
  where known_until is null and redone_year is not null;
create index request_countings_by_receipt on request_countings (organ_id, received_on, channel, applicant_column)
  where known_until is null;
create index request_countings_by_settling on request_countings (organ_id, settled_on, outcome, received_on, due_on)
  where known_until is null;
-- What the program learned after a year was published.
create index request_countings_by_journal on request_countings (organ_id, known_from);

-- Since when an organ keeps its requests and disputes here: before that day 0 proves nothing.
create table figure_terms (
  organ_id uuid not null,
  kind text not null check (kind in ('requests', 'disputes')),
  kept_from text not null check (kept_from ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (organ_id, kind)
);

-- A report's figures as the records said them when it was published. Never rewritten; a new publication adds one.
create table frozen_figures (
  organ_id uuid not null,
  report_id uuid not null,
  version integer not null,
  year text not null check (year ~ '^20[0-9]{2}$'),
  -- the last entry of the journal that the figures knew
  journal_number bigint not null,
  -- [{path, value, covered, records}] with the ids of the records behind table 二
  cells jsonb not null,
  frozen_at timestamptz not null,
  primary key (organ_id, report_id, version),
  foreign key (organ_id, report_id) references annual_reports (organ_id, id)
);
create trigger frozen_figures_are_append_only before update or delete on frozen_figures
  for each row execute function refuse_to_rewrite();
create trigger frozen_figures_are_never_emptied before truncate on frozen_figures
  for each statement execute function refuse_to_rewrite();
