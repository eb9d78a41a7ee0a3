-- What slow mode and repeated texts are decided by: one row for each writer of a subject.
CREATE TABLE recent_write (
  subject_id BIGINT        NOT NULL,
  member_id  BIGINT        NOT NULL,
  last_at    DATETIME(3)   NOT NULL,
  texts      VARBINARY(80) NOT NULL COMMENT 'up to 5, latest first: hash of the folded text and milliseconds, 8 bytes each',
  PRIMARY KEY (subject_id, member_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
