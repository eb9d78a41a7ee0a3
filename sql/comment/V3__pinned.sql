-- The first page shows what is pinned without looking for it: the ids stand with their subject.
ALTER TABLE subject
  ADD COLUMN pinned VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'ids of up to 3 pinned roots, latest pinned first';
