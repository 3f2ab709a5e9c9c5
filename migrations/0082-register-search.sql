-- Words in the register, newest first, among a million cases: an index on pairs of characters gives all cases that have
-- them, and where half of one old year has them all of those were read and sorted for one page (481 ms). A term of this
-- index is a pair, or a single character, within a block of 8192 numbers of a year: the blocks are asked one after the
-- other from the newest on, and one that has not the words costs one look into the index.
create function request_block(year integer, ordinal integer) returns integer
  language sql immutable parallel safe return year * 1000 + ordinal / 8192;

-- The first eight digits of the organ keep the blocks of many organs apart; where two share them the row itself decides.
create function request_terms(organ_id uuid, block integer, words text[]) returns text[]
  language sql immutable parallel safe cost 10000
  return (select array_agg(left(organ_id::text, 8) || ' ' || block || ' ' || word) from unnest(words) as word);

create index disclosure_requests_words_by_block on disclosure_requests using gin
  (request_terms(organ_id, request_block(year, ordinal), grams || string_to_array(lower(subject), null)));
