-- The journal: everything that happens, who, when, what, on which article. Append-only and hash-chained per organ.
CREATE TABLE journal (
  organ_id     uuid        NOT NULL,
  number       bigint      NOT NULL CHECK (number > 0),
  at           timestamptz NOT NULL,
  subject_kind text        NOT NULL CHECK (subject_kind ~ '^[a-z][a-z0-9-]*$'),
  subject_id   text        NOT NULL CHECK (subject_id <> ''),
  event        text        NOT NULL CHECK (event ~ '^[a-z][a-z0-9-]*$'),
  by_id        text        NOT NULL,
  by_name      text        NOT NULL,
  basis        text,
  detail       text        NOT NULL,
  hash         bytea       NOT NULL CHECK (octet_length(hash) = 32),
  PRIMARY KEY (organ_id, number)
);

COMMENT ON COLUMN journal.number IS 'Counts 1, 2, 3 … within an organ, without a gap.';
COMMENT ON COLUMN journal.detail IS 'Canonical JSON as it was hashed; text, because jsonb would rewrite it.';
COMMENT ON COLUMN journal.hash IS 'SHA-256 over the previous entry''s hash and this entry''s canonical JSON.';

CREATE INDEX journal_by_subject ON journal (organ_id, subject_kind, subject_id, number);

-- The last entry of each organ: what the next one is chained to, and what an organ locks while it writes.
CREATE TABLE journal_heads (
  organ_id uuid   PRIMARY KEY,
  number   bigint NOT NULL CHECK (number >= 0),
  hash     bytea  NOT NULL CHECK (octet_length(hash) = 32)
);

CREATE FUNCTION refuse_to_rewrite_journal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the journal is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER journal_is_append_only BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite_journal();
CREATE TRIGGER journal_is_never_emptied BEFORE TRUNCATE ON journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite_journal();
