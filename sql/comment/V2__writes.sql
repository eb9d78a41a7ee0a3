-- What members may do beyond writing: report.

ALTER TABLE comment_index
  ADD COLUMN report_count INT NOT NULL DEFAULT 0 COMMENT 'members who reported it';

-- Append-only. One for each member and comment: the first stands.
CREATE TABLE report (
  subject_id  BIGINT        NOT NULL,
  comment_id  BIGINT        NOT NULL,
  member_id   BIGINT        NOT NULL,
  report_id   BIGINT        NOT NULL COMMENT 'the id of the command that made it',
  reason      VARCHAR(16)   NOT NULL,
  note        VARCHAR(1000) NULL,
  reported_at DATETIME(3)   NOT NULL,
  PRIMARY KEY (subject_id, comment_id, member_id),
  KEY report_by_comment (comment_id, report_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
