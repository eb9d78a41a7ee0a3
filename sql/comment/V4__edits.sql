-- Edits: every text that gave way is kept; what awaits review stands beside what readers see.
ALTER TABLE comment_content
  ADD COLUMN pending_edit MEDIUMTEXT NULL COMMENT 'JSON of an edit that awaits review; readers see text and html';

-- Append-only. A row for each command that put another text in place, or refused one that waited.
CREATE TABLE revision (
  subject_id BIGINT      NOT NULL,
  edit_id    BIGINT      NOT NULL COMMENT 'the id of the command that replaced it',
  comment_id BIGINT      NOT NULL,
  version    BIGINT      NOT NULL COMMENT 'of the comment with this text',
  text       MEDIUMTEXT  NOT NULL,
  html       MEDIUMTEXT  NOT NULL,
  edited_at  DATETIME(3) NOT NULL COMMENT 'when it was replaced',
  PRIMARY KEY (subject_id, edit_id),
  KEY revision_by_comment (comment_id, edit_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
