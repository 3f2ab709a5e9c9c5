-- How far the production of a release is, while it is under way: written page by page outside the transaction that keeps
-- the outcome, so that whoever looks on, at whichever program, sees it.
create table release_progress (
  organ_id uuid not null,
  release_id uuid not null,
  stage text not null check (stage in ('redacting', 'writing', 'reopening', 'verifying')),
  done integer not null check (done >= 0),
  total integer not null check (total >= done),
  told_at timestamptz not null,
  primary key (organ_id, release_id),
  foreign key (organ_id, release_id) references request_releases (organ_id, id) on delete cascade
);
