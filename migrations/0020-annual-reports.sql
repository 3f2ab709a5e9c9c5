-- The annual report as a record: one per organ and year (Regulation art. 49, 50).
create table annual_reports (
  organ_id uuid not null,
  id uuid not null,
  year text not null check (year ~ '^20[0-9]{2}$'),
  state text not null check (state in ('draft', 'checked', 'signed-off', 'submitted', 'published', 'withdrawn')),
  version integer not null check (version > 0),
  report jsonb not null,
  -- path of a cell → where its figure comes from
  sources jsonb not null default '{}',
  -- what was corrected to the official form when a file was imported: [{cell, message}]
  corrections jsonb not null default '[]',
  edited_by uuid not null,
  edited_at timestamptz not null,
  override_reason text,
  override_by text,
  override_at timestamptz,
  submitted_at timestamptz,
  published_at timestamptz,
  withdrawn_reason text,
  primary key (organ_id, id),
  unique (organ_id, year),
  check ((override_reason is null) = (override_at is null)),
  check (state <> 'published' or published_at is not null)
);

-- Every text that a step covered, so that "what did the report say then" has an answer.
create table annual_report_versions (
  organ_id uuid not null,
  report_id uuid not null,
  version integer not null,
  state text not null,
  report jsonb not null,
  saved_by text not null,
  saved_at timestamptz not null,
  primary key (organ_id, report_id, version),
  foreign key (organ_id, report_id) references annual_reports (organ_id, id)
);

create table annual_report_comments (
  organ_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  cell text,
  text text not null check (length(text) between 1 and 2000),
  by_name text not null,
  at timestamptz not null,
  resolved boolean not null default false,
  primary key (organ_id, id),
  foreign key (organ_id, report_id) references annual_reports (organ_id, id)
);
create index annual_report_comments_by_report on annual_report_comments (organ_id, report_id, at);

-- A batch of reports looked at by the superior office; the rows are its results, the files are not kept.
create table report_batches (
  organ_id uuid not null,
  id uuid not null,
  name text not null,
  by_name text not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  total integer not null,
  with_errors integer not null,
  unreadable integer not null,
  primary key (organ_id, id)
);

create table report_batch_entries (
  organ_id uuid not null,
  batch_id uuid not null,
  position integer not null,
  name text not null,
  body text,
  year text,
  unreadable text,
  report jsonb,
  findings jsonb not null default '[]',
  primary key (organ_id, batch_id, position),
  foreign key (organ_id, batch_id) references report_batches (organ_id, id)
);
