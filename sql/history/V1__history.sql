-- What a member watched, and how far. The latest watched_at wins; nothing older than a deletion returns.

CREATE TABLE history_entry (
  member_id    BIGINT      NOT NULL,
  type         VARCHAR(32) NOT NULL,
  id           VARCHAR(64) NOT NULL,
  subject_hash BIGINT      NOT NULL COMMENT 'of type/id; orders entries of the same millisecond',
  listed       TINYINT(1)  NOT NULL COMMENT '0: a tombstone, nothing but when it was deleted',
  progress     INT         NOT NULL COMMENT 'seconds',
  duration     INT         NULL COMMENT 'seconds',
  finished     TINYINT(1)  NOT NULL,
  device       VARCHAR(64) NULL,
  watched_at   DATETIME(3) NOT NULL COMMENT 'of a tombstone: deleted_at',
  received_at  DATETIME(3) NULL COMMENT 'by the clock of the server; null in a tombstone',
  deleted_at   DATETIME(3) NULL COMMENT 'the latest deletion, kept when the subject is watched again',
  PRIMARY KEY (member_id, type, id),
  KEY history_newest (member_id, listed, watched_at, subject_hash),
  KEY history_newest_of_type (member_id, type, listed, watched_at, subject_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE history_member (
  member_id  BIGINT      NOT NULL,
  paused     TINYINT(1)  NOT NULL DEFAULT 0,
  paused_at  DATETIME(3) NULL COMMENT 'when paused was last set',
  cleared_at DATETIME(3) NULL COMMENT 'nothing watched up to then exists',
  PRIMARY KEY (member_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE applied_offset (
  topic        VARCHAR(100) NOT NULL,
  partition_no INT          NOT NULL,
  next_offset  BIGINT       NOT NULL,
  PRIMARY KEY (topic, partition_no)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
