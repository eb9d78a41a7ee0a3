-- Ids between which posts of an author were not pushed, both included; a range may hold pushed ones too. The one that
-- is still open ends with the highest number.
CREATE TABLE unpushed_range (
  author_id BIGINT NOT NULL,
  to_post   BIGINT NOT NULL,
  from_post BIGINT NOT NULL,
  PRIMARY KEY (author_id, to_post)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

INSERT INTO unpushed_range (author_id, to_post, from_post)
  SELECT member_id, CASE WHEN pulled THEN 9223372036854775807 ELSE unpushed_to END, 0
  FROM member WHERE unpushed_to > 0;

ALTER TABLE member DROP KEY member_unpushed, DROP COLUMN pulled, DROP COLUMN unpushed_to;
