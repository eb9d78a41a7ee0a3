-- Every table but the offsets has the subject's id in its key, so that it shards by subject.
-- Timestamps are UTC with milliseconds. Text keeps its case: subject ids are case-sensitive.

CREATE TABLE subject (
  subject_id        BIGINT       NOT NULL,
  type              VARCHAR(32)  NOT NULL,
  id                VARCHAR(64)  NOT NULL,
  owner_id          BIGINT       NULL,
  title             VARCHAR(300) NULL,
  url               VARCHAR(2000) NULL,
  state             TINYINT      NOT NULL DEFAULT 0 COMMENT '0 open, 1 locked, 2 hidden',
  mode              TINYINT      NOT NULL DEFAULT 0 COMMENT '0 post, 1 pre',
  slow_mode_seconds INT          NOT NULL DEFAULT 0,
  root_count        INT          NOT NULL DEFAULT 0,
  comment_count     INT          NOT NULL DEFAULT 0,
  next_floor        INT          NOT NULL DEFAULT 1,
  created_at        DATETIME(3)  NOT NULL,
  version           BIGINT       NOT NULL DEFAULT 1,
  PRIMARY KEY (subject_id),
  UNIQUE KEY subject_name (type, id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE comment_index (
  subject_id    BIGINT      NOT NULL,
  comment_id    BIGINT      NOT NULL,
  root_id       BIGINT      NOT NULL COMMENT '0 for a root',
  parent_id     BIGINT      NOT NULL COMMENT 'whom it answers, 0 for a root',
  floor         INT         NOT NULL,
  author_id     BIGINT      NOT NULL,
  state         TINYINT     NOT NULL COMMENT '0 visible, 1 pending, 2 removed, 3 deleted',
  listed        TINYINT     NOT NULL COMMENT '1: visible, or a tombstone with visible replies',
  pinned        TINYINT     NOT NULL DEFAULT 0,
  featured      TINYINT     NOT NULL DEFAULT 0,
  like_count    INT         NOT NULL DEFAULT 0,
  dislike_count INT         NOT NULL DEFAULT 0,
  reply_count   INT         NOT NULL DEFAULT 0 COMMENT 'visible replies',
  next_floor    INT         NOT NULL DEFAULT 1 COMMENT 'of its replies',
  hot           BIGINT      NOT NULL DEFAULT 0,
  preview       VARCHAR(64) NOT NULL DEFAULT '' COMMENT 'of a root: ids of up to 3 visible replies, best liked then earliest',
  created_at    DATETIME(3) NOT NULL,
  edited_at     DATETIME(3) NULL,
  version       BIGINT      NOT NULL DEFAULT 1,
  PRIMARY KEY (subject_id, comment_id),
  UNIQUE KEY comment_floor (subject_id, root_id, floor),
  UNIQUE KEY comment_by_id (comment_id),
  KEY comment_listed_floor (subject_id, root_id, listed, floor),
  KEY comment_listed_hot (subject_id, root_id, listed, hot, comment_id),
  KEY comment_best (subject_id, root_id, state, like_count DESC, floor),
  KEY comment_by_author (author_id, comment_id),
  KEY comment_by_state (state, comment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE comment_content (
  subject_id BIGINT       NOT NULL,
  comment_id BIGINT       NOT NULL,
  text       MEDIUMTEXT   NOT NULL,
  html       MEDIUMTEXT   NOT NULL,
  mentions   JSON         NOT NULL COMMENT 'array of member ids',
  ip         VARCHAR(45)  NULL,
  device     VARCHAR(200) NULL,
  PRIMARY KEY (subject_id, comment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE reaction (
  subject_id BIGINT      NOT NULL,
  member_id  BIGINT      NOT NULL,
  comment_id BIGINT      NOT NULL,
  kind       TINYINT     NOT NULL COMMENT '0 like, 1 dislike',
  reacted_at DATETIME(3) NOT NULL,
  PRIMARY KEY (subject_id, member_id, comment_id),
  KEY reaction_by_comment (subject_id, comment_id, kind)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- First in log order wins: the row with the key is what makes an idempotency key true.
-- Imported comments are here under member 0 and the key they have in their source.
CREATE TABLE idempotency_key (
  subject_id   BIGINT      NOT NULL,
  member_id    BIGINT      NOT NULL,
  idem_key     VARCHAR(64) NOT NULL,
  request_hash CHAR(43)    NOT NULL,
  comment_id   BIGINT      NOT NULL,
  created_at   DATETIME(3) NOT NULL,
  PRIMARY KEY (subject_id, member_id, idem_key)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append-only audit: comment_job may insert and read, never change.
CREATE TABLE decision (
  subject_id  BIGINT        NOT NULL,
  decision_id BIGINT        NOT NULL COMMENT 'the id of the command that made it',
  comment_id  BIGINT        NOT NULL,
  actor_id    BIGINT        NOT NULL,
  action      VARCHAR(16)   NOT NULL,
  reason      VARCHAR(200)  NOT NULL,
  note        VARCHAR(2000) NULL,
  from_state  TINYINT       NOT NULL,
  to_state    TINYINT       NOT NULL,
  version     BIGINT        NOT NULL COMMENT 'of the comment after the decision',
  decided_at  DATETIME(3)   NOT NULL,
  PRIMARY KEY (subject_id, decision_id),
  KEY decision_by_comment (comment_id, decision_id),
  KEY decision_by_actor (actor_id, decision_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE applied_offset (
  topic        VARCHAR(100) NOT NULL,
  partition_no INT          NOT NULL,
  next_offset  BIGINT       NOT NULL,
  PRIMARY KEY (topic, partition_no)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
