-- What staff ask over everything they may see may be an applicant's name: it is kept no longer.
delete from search_questions where place = 'console';
alter table search_questions drop constraint search_questions_place_check;
alter table search_questions add constraint search_questions_place_check check (place in ('portal', 'api'));
