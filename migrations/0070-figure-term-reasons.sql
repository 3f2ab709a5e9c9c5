-- Why the organ says that its requests or disputes are kept here from a day on; shown beside the day.
alter table figure_terms add column reason text not null default '';
