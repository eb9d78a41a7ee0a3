-- What moderators set: rules for texts and sanctions of members. comment-job writes, all nodes look every second.

-- Append-only: each change is the whole set under the next version; the highest is in force.
CREATE TABLE rule_set (
  version    BIGINT       NOT NULL,
  change_id  BIGINT       NOT NULL,
  actor_id   BIGINT       NOT NULL,
  summary    VARCHAR(200) NOT NULL COMMENT 'for the audit',
  rules      LONGTEXT     NOT NULL COMMENT 'JSON',
  changed_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (version),
  UNIQUE KEY rule_set_change (change_id),
  KEY rule_set_by_actor (actor_id, change_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row for each member that ever had one. A lifted sanction stays as a row without kind.
CREATE TABLE member_sanction (
  member_id  BIGINT       NOT NULL,
  kind       VARCHAR(16)  NULL COMMENT 'ban, mute, shadow, premoderate; NULL: lifted',
  until_at   DATETIME(3)  NULL COMMENT 'NULL: until it is lifted',
  reason     VARCHAR(200) NOT NULL,
  change_id  BIGINT       NOT NULL COMMENT 'of the change that made it so',
  changed_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (member_id),
  KEY member_sanction_by_time (changed_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Append-only audit of the above.
CREATE TABLE sanction_change (
  change_id  BIGINT       NOT NULL,
  member_id  BIGINT       NOT NULL,
  actor_id   BIGINT       NOT NULL,
  kind       VARCHAR(16)  NULL COMMENT 'NULL: lifted',
  until_at   DATETIME(3)  NULL,
  reason     VARCHAR(200) NOT NULL,
  changed_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (change_id),
  KEY sanction_change_by_member (member_id, change_id),
  KEY sanction_change_by_actor (actor_id, change_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

ALTER TABLE comment_content
  ADD COLUMN matched_rules VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'names of rules, separated by commas';

-- The audit in the order of time, and who reported what how rightly.
ALTER TABLE decision
  ADD KEY decision_by_id (decision_id);
ALTER TABLE report
  ADD KEY report_by_member (member_id, report_id);
