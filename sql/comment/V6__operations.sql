-- What operators ask for and takes longer than a request: replays, new indexes, checks.
-- A worker holds the lease of a row while it works on it; another goes on where the row says.
CREATE TABLE operation (
  operation_id  BIGINT        NOT NULL,
  kind          VARCHAR(32)   NOT NULL,
  actor_id      BIGINT        NOT NULL,
  request       MEDIUMTEXT    NOT NULL COMMENT 'JSON as it was asked',
  idem_key      VARCHAR(64)   NULL,
  only_one      VARCHAR(64)   NULL COMMENT 'while open: no other of the same name may be',
  state         TINYINT       NOT NULL COMMENT '0 open, 1 done, 2 cancelled, 3 failed',
  cancel_asked  TINYINT       NOT NULL DEFAULT 0,
  position      MEDIUMTEXT    NOT NULL COMMENT 'JSON: where the work goes on',
  read_count    BIGINT        NOT NULL DEFAULT 0,
  applied_count BIGINT        NOT NULL DEFAULT 0,
  skipped_count BIGINT        NOT NULL DEFAULT 0,
  failed_count  BIGINT        NOT NULL DEFAULT 0,
  remaining     BIGINT        NULL,
  rate          DOUBLE        NOT NULL DEFAULT 0 COMMENT 'read each second',
  notes         MEDIUMTEXT    NOT NULL COMMENT 'JSON array of lines',
  error         VARCHAR(500)  NULL,
  attempts      INT           NOT NULL DEFAULT 0 COMMENT 'failures since the last progress',
  owner         VARCHAR(64)   NULL,
  lease_until   DATETIME(3)   NULL,
  created_at    DATETIME(3)   NOT NULL,
  started_at    DATETIME(3)   NULL,
  ended_at      DATETIME(3)   NULL,
  PRIMARY KEY (operation_id),
  UNIQUE KEY operation_only_one (only_one),
  UNIQUE KEY operation_idempotency (actor_id, idem_key),
  KEY operation_open (state, operation_id),
  KEY operation_by_kind (kind, operation_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Dead letters that were put back or dropped; the letters themselves lie in the log until it forgets them.
CREATE TABLE settled_letter (
  topic         VARCHAR(100) NOT NULL COMMENT 'the dead-letter topic',
  partition_no  INT          NOT NULL,
  letter_offset BIGINT       NOT NULL,
  outcome       VARCHAR(16)  NOT NULL COMMENT 'redriven or dropped',
  actor_id      BIGINT       NOT NULL,
  settled_at    DATETIME(3)  NOT NULL,
  PRIMARY KEY (topic, partition_no, letter_offset),
  KEY settled_letter_by_time (settled_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
