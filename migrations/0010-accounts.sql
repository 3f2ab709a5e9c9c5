-- Organs, the people in them, what each may do, and who is signed in where.
create table organs (
  id uuid primary key,
  name text not null check (name <> ''),
  short_name text not null,
  site_name text not null,
  site_domain text not null default '',
  -- 网站标识码
  site_id_code text not null default '',
  icp text not null default '',
  police_record text not null default '',
  address text not null default '',
  postcode text not null default '',
  phone text not null default '',
  fax text not null default '',
  email text not null default '',
  office_hours text not null default '',
  -- 政府信息公开工作机构 (Regulation art. 4)
  disclosure_office text not null default '',
  -- 「我为政府网站找错」
  error_report_url text not null default '',
  created_at timestamptz not null
);

create table staff (
  organ_id uuid not null references organs (id),
  id uuid not null,
  login_name text not null,
  name text not null check (name <> ''),
  active boolean not null default true,
  -- Argon2id, in the PHC string format
  password_hash text not null check (password_hash like '$argon2id$%'),
  must_change_password boolean not null,
  -- set while enrolling; in force once confirmed
  two_step_secret text,
  two_step_confirmed_at timestamptz,
  -- the last time step that was used: a code is good once
  two_step_last_step bigint not null default 0,
  last_sign_in_at timestamptz,
  created_at timestamptz not null,
  primary key (organ_id, id),
  unique (organ_id, login_name),
  check (two_step_confirmed_at is null or two_step_secret is not null)
);

-- Whom a login name means; it is typed before the organ is known, so it is unique over all organs.
create table login_names (
  login_name text primary key,
  organ_id uuid not null,
  staff_id uuid not null,
  foreign key (organ_id, staff_id) references staff (organ_id, id)
);

create table staff_roles (
  organ_id uuid not null,
  staff_id uuid not null,
  role text not null check (role in
    ('administrator', 'disclosure-clerk', 'reviewer', 'leader', 'editor', 'venue-keeper', 'superior')),
  primary key (organ_id, staff_id, role),
  foreign key (organ_id, staff_id) references staff (organ_id, id)
);

create table recovery_codes (
  organ_id uuid not null,
  staff_id uuid not null,
  -- SHA-256 of a code of 80 bits
  code_hash bytea not null check (octet_length(code_hash) = 32),
  used_at timestamptz,
  primary key (organ_id, staff_id, code_hash),
  foreign key (organ_id, staff_id) references staff (organ_id, id)
);

create table sessions (
  organ_id uuid not null,
  -- SHA-256 of the cookie's token of 256 bits; the token itself is nowhere
  token_hash bytea not null check (octet_length(token_hash) = 32),
  id uuid not null,
  staff_id uuid not null,
  device text not null,
  -- truncated
  address text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (organ_id, token_hash),
  unique (organ_id, id),
  foreign key (organ_id, staff_id) references staff (organ_id, id)
);
create index sessions_of_staff on sessions (organ_id, staff_id);

-- Wrong passwords, by login name (whether or not there is such a person) and by address; both hashed.
create table sign_in_guards (
  key text primary key check (key ~ '^(name|address):[0-9a-f]{64}$'),
  failures integer not null check (failures >= 0),
  last_failure_at timestamptz not null,
  locked_until timestamptz
);
create index sign_in_guards_by_age on sign_in_guards (last_failure_at);
