-- Of whom nobody is to hear, as the log has said so far.
CREATE TABLE notification_shadow (
  member_id BIGINT      NOT NULL,
  shadowed  TINYINT(1)  NOT NULL,
  until_at  DATETIME(3) NULL COMMENT 'NULL for until it is lifted',
  version   BIGINT      NOT NULL COMMENT 'of the sanction',
  PRIMARY KEY (member_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
