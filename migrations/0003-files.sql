-- Files kept for an organ. The bytes lie in the file store under their SHA-256; this table says whose they are.
CREATE TABLE files (
  organ_id   uuid        NOT NULL,
  id         uuid        NOT NULL,
  sha256     text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size       bigint      NOT NULL CHECK (size >= 0),
  media_type text        NOT NULL,
  name       text        NOT NULL CHECK (name <> '' AND length(name) <= 200),
  added_at   timestamptz NOT NULL,
  PRIMARY KEY (organ_id, id)
);

CREATE INDEX files_by_content ON files (sha256);
