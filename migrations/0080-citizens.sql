-- Accounts of citizens: what they may save themselves from typing twice, and which matters are theirs. Nothing in the
-- program asks for one. Everything that names somebody is sealed under the key outside the database.

create table citizens (
  organ_id uuid not null references organs (id),
  id uuid not null,
  -- keyed hash of the e-mail address or mobile number: found again, not readable
  address_key bytea not null check (octet_length(address_key) = 32),
  -- Argon2id, in the PHC string format
  password_hash text not null check (password_hash like '$argon2id$%'),
  -- address and, where its owner wished so, name and contact; AES-256-GCM
  sealed bytea not null,
  created_at timestamptz not null,
  primary key (organ_id, id)
);
create unique index citizens_by_address on citizens (organ_id, address_key);

create table citizen_sessions (
  organ_id uuid not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  citizen_id uuid not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organ_id, token_hash),
  foreign key (organ_id, citizen_id) references citizens (organ_id, id) on delete cascade
);
create index citizen_sessions_of_citizen on citizen_sessions (organ_id, citizen_id);

-- One-time codes: to whom one was sent, for what, and how often it was tried. Rows are made for addresses that nobody
-- has as well, so that nothing tells the two apart.
create table citizen_codes (
  organ_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('register', 'reset-password', 'change-address')),
  address_key bytea not null check (octet_length(address_key) = 32),
  code_hash bytea not null check (octet_length(code_hash) = 32),
  -- the address, and what waits for the code: password hash and name, or whose account it is
  sealed bytea not null,
  tries integer not null default 0 check (tries >= 0),
  asked_at timestamptz not null,
  primary key (organ_id, id)
);
create index citizen_codes_by_address on citizen_codes (organ_id, address_key, asked_at);

-- What of theirs a citizen finds under 我的: the matter itself belongs to another capability.
create table citizen_matters (
  organ_id uuid not null,
  citizen_id uuid not null,
  kind text not null check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  matter_id uuid not null,
  -- 'own': handed in while signed in · 'code': added later by number and query code
  how text not null check (how in ('own', 'code')),
  added_at timestamptz not null,
  primary key (organ_id, citizen_id, kind, matter_id),
  foreign key (organ_id, citizen_id) references citizens (organ_id, id) on delete cascade
);
create index citizen_matters_of_matter on citizen_matters (organ_id, kind, matter_id);
