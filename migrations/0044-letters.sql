-- Letters of requests (Regulation art. 30–42, 45): templates an organ edits, numbers without a gap, letters as issued.

-- Edited copies of the shipped templates; the last revision holds. Never rewritten.
create table letter_templates (
  organ_id uuid not null,
  kind text not null,
  revision integer not null check (revision > 0),
  -- null: back to the shipped one from here on
  title text,
  lines jsonb,
  changed_by uuid not null,
  changed_by_name text not null,
  changed_at timestamptz not null,
  primary key (organ_id, kind, revision),
  check ((title is null) = (lines is null))
);
create trigger letter_templates_are_append_only before update or delete on letter_templates
  for each row execute function refuse_to_rewrite();

-- 机关代字, headed paper, series by kind (see letters/settings.ts).
create table letter_settings (
  organ_id uuid primary key,
  settings jsonb not null
);

-- 文号: numbers without a gap, per organ, series and year.
create table letter_counters (
  organ_id uuid not null,
  series text not null,
  year integer not null,
  last integer not null check (last > 0),
  primary key (organ_id, series, year)
);

create table letters (
  organ_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  kind text not null,
  -- null: a form, which has no number
  series text,
  year integer,
  ordinal integer check (ordinal > 0),
  document_number text,
  issued_on text not null check (issued_on ~ '^\d{4}-\d{2}-\d{2}$'),
  -- the letter as issued, its words and its recipient: AES-256-GCM under the key outside the database
  sealed bytea,
  issued_by uuid not null,
  issued_by_name text not null,
  issued_at timestamptz not null,
  -- a voided letter keeps its number
  voided_at timestamptz,
  voided_reason text not null default '',
  primary key (organ_id, id),
  foreign key (organ_id, request_id) references disclosure_requests (organ_id, id),
  check ((series is null) = (document_number is null)),
  check ((series is null) = (ordinal is null)),
  check ((series is null) = (year is null)),
  check (voided_at is null or voided_reason <> '')
);
create unique index letters_in_sequence on letters (organ_id, series, year, ordinal) where series is not null;
create unique index letters_by_number on letters (organ_id, document_number) where document_number is not null;
create index letters_of_request on letters (organ_id, request_id, issued_at, id);
create index letters_listed on letters (organ_id, issued_on desc, id desc);

-- Letters are never deleted. They may be voided once, and lose what names people when the case is made anonymous.
create function guard_letters() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE'
     and (new.organ_id, new.id, new.request_id, new.kind, new.issued_on, new.issued_by, new.issued_by_name, new.issued_at)
       = (old.organ_id, old.id, old.request_id, old.kind, old.issued_on, old.issued_by, old.issued_by_name, old.issued_at)
     and (new.series, new.year, new.ordinal, new.document_number)
       is not distinct from (old.series, old.year, old.ordinal, old.document_number)
     and (new.sealed is null or new.sealed = old.sealed)
     and (old.voided_at is null or (new.voided_at, new.voided_reason) = (old.voided_at, old.voided_reason)) then
    return new;
  end if;
  raise exception 'letters are kept as issued: % is refused', tg_op using errcode = 'insufficient_privilege';
end
$$;
create trigger letters_are_kept before update or delete on letters
  for each row execute function guard_letters();
create trigger letters_are_never_emptied before truncate on letters
  for each statement execute function guard_letters();
