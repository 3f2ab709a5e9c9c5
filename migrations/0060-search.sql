-- What the search keeps: words the staff hold to be the same, what was asked (without who), how the index is built anew.
create table search_synonyms (
  organ_id uuid not null,
  id uuid not null,
  -- words that mean the same; with a direction, the first is what people type and the others what texts say
  words text[] not null check (cardinality(words) between 2 and 20),
  one_way boolean not null,
  updated_by text not null,
  updated_at timestamptz not null,
  primary key (organ_id, id)
);

-- One line for each question asked. No address, no session, no account: only what was asked and what came of it.
create table search_questions (
  organ_id uuid not null,
  id uuid not null,
  asked_on date not null,
  hour smallint not null check (hour between 0 and 23),
  -- as typed, at most 100 letters; numbers that may name a person are struck out before
  question text not null,
  -- letters made alike, for counting
  folded text not null,
  place text not null check (place in ('portal', 'console', 'api')),
  total integer not null,
  corrected boolean not null,
  micros integer not null,
  -- at which place of the list the first opened result stood, from 1; null: none was opened
  clicked smallint,
  primary key (organ_id, id)
);
create index search_questions_by_day on search_questions (organ_id, asked_on, folded);

-- A rebuild that was asked for, and how far it is.
create table search_rebuilds (
  organ_id uuid not null,
  id uuid not null,
  asked_at timestamptz not null,
  started_at timestamptz,
  done integer not null default 0,
  total integer,
  finished_at timestamptz,
  failed text,
  primary key (organ_id, id)
);
