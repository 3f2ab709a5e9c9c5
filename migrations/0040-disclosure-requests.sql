-- Disclosure upon request (Regulation ch. IV): one register for every door, what happened to each case, the people
-- (sealed), the files (sealed), the marks that the annual report's tables are counted from.

-- Numbers without a gap, per organ, series and year.
create table request_counters (
  organ_id uuid not null,
  -- 'request' 2024-0001 · 'amendment' G2024-0001 (art. 41) · 'drill' T2024-0001 (never counted)
  series text not null check (series in ('request', 'amendment', 'drill')),
  year integer not null,
  last integer not null check (last > 0),
  primary key (organ_id, series, year)
);

create table disclosure_requests (
  organ_id uuid not null,
  id uuid not null,
  number text not null,
  series text not null check (series in ('request', 'amendment', 'drill')),
  year integer not null,
  ordinal integer not null check (ordinal > 0),
  -- 'disclosure': ch. IV · 'record-amendment': art. 41, no row of table 三
  kind text not null check (kind in ('disclosure', 'record-amendment')),
  -- how it reached the office, as art. 31 tells channels apart
  channel text not null check (channel in
    ('counter', 'registered-post', 'ordinary-post', 'internet', 'fax', 'oral')),
  -- by which door of ours: the same channel may have several
  source text not null check (source in
    ('counter', 'post', 'online-form', 'e-mail', 'fax', 'oral', 'appeal', 'call', 'other-office', 'drill', 'imported')),
  -- what the arrival is handled as; a change keeps all days and leaves its reason
  track text not null check (track in ('disclosure', 'consultation', 'complaint', 'petition')),
  arrived_on text not null check (arrived_on ~ '^\d{4}-\d{2}-\d{2}$'),
  -- art. 31: the day both sides confirmed, where the channel asks for it
  confirmed_on text check (confirmed_on ~ '^\d{4}-\d{2}-\d{2}$'),
  -- 收到申请之日, null while something is missing
  received_on text check (received_on ~ '^\d{4}-\d{2}-\d{2}$'),
  -- as the applicant ticked, and as the office corrected it
  applicant_kind_picked text not null,
  applicant_kind text not null check (applicant_kind in
    ('natural-person', 'commercial-enterprise', 'research-institution', 'public-welfare-organisation',
     'legal-service-body', 'other-organisation')),
  state text not null check (state in
    ('arrived', 'received', 'awaiting-correction', 'awaiting-fee', 'drafting', 'in-clearance', 'cleared',
     'replied', 'withdrawn', 'deemed-abandoned', 'rerouted', 'voided')),
  owner_id uuid,
  -- what is asked for, in a line; without personal data as far as the office can see to it
  subject text not null,
  -- pairs of characters of the subject: same matter, and search
  grams text[] not null,
  outcome text,
  outcome_variant text,
  replied_on text check (replied_on ~ '^\d{4}-\d{2}-\d{2}$'),
  closed_on text check (closed_on ~ '^\d{4}-\d{2}-\d{2}$'),
  -- copies of what the rules compute, written by the one function that records events; a nightly check compares
  due_on text check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  due_provisional boolean not null default false,
  next_on text check (next_on ~ '^\d{4}-\d{2}-\d{2}$'),
  is_drill boolean not null,
  imported boolean not null,
  -- 档案: closed cases are archived, kept for a period, then made anonymous
  archived_on text check (archived_on ~ '^\d{4}-\d{2}-\d{2}$'),
  retain_until text check (retain_until ~ '^\d{4}-\d{2}-\d{2}$'),
  anonymised_at timestamptz,
  events integer not null check (events >= 0),
  registered_at timestamptz not null,
  primary key (organ_id, id),
  check (state not in ('replied', 'withdrawn', 'deemed-abandoned') or closed_on is not null)
);
create unique index disclosure_requests_numbers on disclosure_requests (organ_id, number);
create index disclosure_requests_listed on disclosure_requests (organ_id, year desc, ordinal desc, id desc);
create index disclosure_requests_by_state on disclosure_requests (organ_id, state, year desc, ordinal desc, id desc);
create index disclosure_requests_by_owner on disclosure_requests (organ_id, owner_id, year desc, ordinal desc, id desc);
create index disclosure_requests_by_outcome on disclosure_requests (organ_id, outcome, year desc, ordinal desc, id desc);
create index disclosure_requests_by_channel on disclosure_requests (organ_id, channel, year desc, ordinal desc, id desc);
create index disclosure_requests_by_applicant on disclosure_requests
  (organ_id, applicant_kind, year desc, ordinal desc, id desc);
-- what is open, by what comes first: the desk's list and the calendar
create index disclosure_requests_open on disclosure_requests (organ_id, next_on, id)
  where closed_on is null and state not in ('rerouted', 'voided');
create index disclosure_requests_kept on disclosure_requests (organ_id, retain_until)
  where retain_until is not null and anonymised_at is null;
create index disclosure_requests_words on disclosure_requests using gin (grams);

-- Everything that happened to a case: its facts. Never rewritten; only the sealed words may be taken out (anonymising).
create table request_events (
  organ_id uuid not null,
  request_id uuid not null,
  number integer not null check (number > 0),
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  on_day text not null check (on_day ~ '^\d{4}-\d{2}-\d{2}$'),
  -- days, kinds, amounts, ids; never personal data, never free text
  detail jsonb not null,
  -- free text and names, AES-256-GCM under the key outside the database
  words bytea,
  -- a member of staff, 'applicant' or 'system'
  by_id text not null,
  by_name text not null,
  at timestamptz not null,
  journal_number bigint not null,
  primary key (organ_id, request_id, number),
  foreign key (organ_id, request_id) references disclosure_requests (organ_id, id)
);
create function refuse_to_rewrite_request_events() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.words is null
     and (new.organ_id, new.request_id, new.number, new.kind, new.on_day, new.detail, new.by_id, new.at, new.journal_number)
       = (old.organ_id, old.request_id, old.number, old.kind, old.on_day, old.detail, old.by_id, old.at, old.journal_number)
     and new.by_name = old.by_name then
    return new;
  end if;
  raise exception 'request_events is append-only: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger request_events_are_append_only before update or delete on request_events
  for each row execute function refuse_to_rewrite_request_events();
create trigger request_events_are_never_emptied before truncate on request_events
  for each statement execute function refuse_to_rewrite_request_events();

-- Applicant, representative, third parties: sealed. Deleted when the retention period is over.
create table request_people (
  organ_id uuid not null,
  request_id uuid not null,
  id uuid not null,
  role text not null check (role in ('applicant', 'representative', 'third-party')),
  sealed bytea not null,
  primary key (organ_id, id),
  foreign key (organ_id, request_id) references disclosure_requests (organ_id, id)
);
create index request_people_of_request on request_people (organ_id, request_id);

-- Keyed hashes of identity and contact: the same person's requests are found without a readable index.
create table request_person_keys (
  organ_id uuid not null,
  key bytea not null check (octet_length(key) = 32),
  request_id uuid not null,
  primary key (organ_id, key, request_id)
);
create index request_person_keys_of_request on request_person_keys (organ_id, request_id);

-- Query codes: 80 random bits each, of which only a keyed hash is kept.
create table request_codes (
  organ_id uuid not null,
  request_id uuid not null,
  code_hash bytea not null check (octet_length(code_hash) = 32),
  issued_at timestamptz not null,
  revoked_at timestamptz,
  primary key (organ_id, request_id, code_hash)
);

-- Wrong look-ups by address (hashed): who guesses must wait.
create table request_lookups (
  organ_id uuid not null,
  key bytea not null check (octet_length(key) = 32),
  failures integer not null,
  last_failure_at timestamptz not null,
  locked_until timestamptz,
  primary key (organ_id, key)
);

-- Files of a case; the bytes lie sealed in the file store, name and kind are sealed here.
create table request_files (
  organ_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  purpose text not null check (purpose in
    ('identity-proof', 'application', 'correction', 'opinion', 'document', 'letter', 'reply', 'proof-of-delivery')),
  -- in table files: the sealed bytes
  file_id uuid not null,
  -- {name, mediaType, size, sha256} of what was handed in
  sealed bytea not null,
  added_by text not null,
  added_at timestamptz not null,
  -- 'reply' only: which verified release it comes from, and when the applicant first opened it
  release_id uuid,
  first_read_at timestamptz,
  removed_at timestamptz,
  primary key (organ_id, id),
  foreign key (organ_id, request_id) references disclosure_requests (organ_id, id)
);
create index request_files_of_request on request_files (organ_id, request_id);

-- What the figures are counted from: written in the transaction of the event. Never rewritten; drills have none.
create table request_marks (
  organ_id uuid not null,
  request_id uuid not null,
  ordinal integer not null check (ordinal > 0),
  kind text not null check (kind in ('received', 'closed', 'reopened', 'kind-corrected', 'voided')),
  -- the day that counts: of receipt, of closing, of reopening
  on_day text not null check (on_day ~ '^\d{4}-\d{2}-\d{2}$'),
  applicant_kind text not null,
  -- 'kind-corrected' only: what it was before
  previous_kind text,
  -- 'closed' only: the row of table 三
  outcome text,
  -- 收到申请之日 as it stood
  received_on text not null check (received_on ~ '^\d{4}-\d{2}-\d{2}$'),
  -- when the program learned of it: what a frozen year did not know yet
  recorded_at timestamptz not null,
  journal_number bigint not null,
  primary key (organ_id, request_id, ordinal),
  check ((kind = 'closed') = (outcome is not null)),
  check ((kind = 'kind-corrected') = (previous_kind is not null))
);
create index request_marks_by_day on request_marks (organ_id, kind, on_day, applicant_kind, outcome, request_id);
create index request_marks_by_journal on request_marks (organ_id, journal_number);
create trigger request_marks_are_append_only before update or delete on request_marks
  for each row execute function refuse_to_rewrite();
create trigger request_marks_are_never_emptied before truncate on request_marks
  for each statement execute function refuse_to_rewrite();

-- Office's settings: default owner, periods, retention, remedies' addresses.
create table request_settings (
  organ_id uuid primary key,
  settings jsonb not null
);
