-- What a member watched, and how far. The latest watched_at wins; nothing older than a deletion returns.

CREATE TABLE history_entry (
  member_id  BIGINT       NOT NULL,
  type       VARCHAR(32)  NOT NULL,
  id         VARCHAR(64)  NOT NULL,
  progress   INT          NOT NULL COMMENT 'seconds',
  duration   INT          NULL COMMENT 'seconds',
  finished   TINYINT      NOT NULL,
  device     VARCHAR(64)  NULL,
  watched_at DATETIME(3)  NOT NULL,
  deleted    TINYINT      NOT NULL DEFAULT 0 COMMENT '1: a tombstone, watched_at is when it was deleted',
  PRIMARY KEY (member_id, type, id),
  KEY history_newest (member_id, deleted, watched_at, type, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE history_member (
  member_id  BIGINT      NOT NULL,
  paused     TINYINT     NOT NULL DEFAULT 0,
  cleared_at DATETIME(3) NULL COMMENT 'nothing watched up to then exists',
  version    BIGINT      NOT NULL DEFAULT 1,
  PRIMARY KEY (member_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE applied_offset (
  topic        VARCHAR(100) NOT NULL,
  partition_no INT          NOT NULL,
  next_offset  BIGINT       NOT NULL,
  PRIMARY KEY (topic, partition_no)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
