-- The key of the second step is sealed under the key outside the database, as personal data is. Keys kept in clear until
-- now are sealed by the program at its next start, which alone has that key.
alter table staff add column two_step_sealed bytea;
alter table staff drop constraint staff_check;
alter table staff add constraint staff_second_step_has_a_key
  check (two_step_confirmed_at is null or two_step_sealed is not null or two_step_secret is not null);
