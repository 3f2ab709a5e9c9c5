-- Release packs of a request (Regulation art. 37): a document of the case, what is taken out of it and why, the outcome
-- of redaction and verification, and who let it go. Marks and manifests are sealed: they name what is withheld, and where.

create table request_releases (
  organ_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  -- the original, a file of the case
  source_file uuid not null,
  kind text not null check (kind in ('pdf', 'docx', 'xlsx', 'pptx', 'txt', 'csv', 'jpeg', 'png', 'webp')),
  state text not null check (state in ('marking', 'failed', 'verified', 'cleared', 'withdrawn')),
  -- counts saves; a save must name the one it saw
  revision integer not null check (revision >= 0),
  mark_count integer not null check (mark_count >= 0),
  -- name of the document, marks, manifest: AES-256-GCM under the key outside the database
  sealed bytea not null,
  -- the redacted document in the file store, sealed; there only when the verification passed
  output_file uuid,
  output_sha256 text check (output_sha256 ~ '^[0-9a-f]{64}$'),
  marked_by uuid not null,
  marked_by_name text not null,
  verified_at timestamptz,
  cleared_by uuid,
  cleared_by_name text,
  cleared_at timestamptz,
  created_at timestamptz not null,
  primary key (organ_id, id),
  foreign key (organ_id, request_id) references disclosure_requests (organ_id, id),
  -- no verification, no output; no output, no release; and nobody lets go what they marked themselves
  check ((output_file is null) = (verified_at is null)),
  check (state not in ('verified', 'cleared') or output_file is not null),
  check (state <> 'cleared' or (cleared_by is not null and cleared_at is not null and cleared_by <> marked_by))
);
create index request_releases_of on request_releases (organ_id, request_id, created_at, id);
