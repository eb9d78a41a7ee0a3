-- Notifications: one row for each group of a recipient, updated. Whoever writes anything of a recipient holds its row
-- of notification_recipient.

CREATE TABLE notification_recipient (
  member_id BIGINT NOT NULL,
  latest    BIGINT NOT NULL COMMENT 'the last sequence number that was given',
  read_to   BIGINT NOT NULL COMMENT 'all up to this one are read',
  unread    INT    NOT NULL COMMENT 'shown ones above read_to',
  version   BIGINT NOT NULL COMMENT 'grows with every change',
  PRIMARY KEY (member_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE notification (
  member_id   BIGINT       NOT NULL COMMENT 'the recipient',
  kind        TINYINT      NOT NULL COMMENT '0 reply, 1 mention, 2 like, 3 follow, 4 decision',
  anchor      BIGINT       NOT NULL COMMENT 'what the group is about: a comment; of follows the day since 1970',
  sequence    BIGINT       NOT NULL COMMENT 'of the latest news in it; 0 where it never was shown',
  standing    TINYINT      NOT NULL COMMENT '0 hidden for now, 1 shown, 2 dropped: never comes back',
  actor_id    BIGINT       NOT NULL COMMENT 'who replied or mentioned; else 0',
  actor_count INT          NOT NULL,
  actors      VARCHAR(100) NOT NULL COMMENT 'up to three ids, latest first',
  type        VARCHAR(32)  NULL,
  id          VARCHAR(64)  NULL,
  root_id     BIGINT       NOT NULL COMMENT '0 for a root, or no comment',
  decision    TINYINT      NULL COMMENT '0 approved, 1 removed, 2 restored, 3 featured',
  changed_at  DATETIME(3)  NOT NULL,
  PRIMARY KEY (member_id, kind, anchor),
  KEY notification_newest (member_id, standing, sequence),
  KEY notification_by_anchor (anchor, kind),
  KEY notification_by_actor (member_id, actor_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who is gathered in a group, or was: each counts once, and is news once.
CREATE TABLE notification_actor (
  member_id BIGINT  NOT NULL,
  kind      TINYINT NOT NULL,
  target    BIGINT  NOT NULL COMMENT 'the liked comment; 0 for the recipient',
  actor_id  BIGINT  NOT NULL,
  version   BIGINT  NOT NULL COMMENT 'of the reaction or tie this comes from',
  standing  TINYINT NOT NULL COMMENT '0 gone, 1 counted, 2 dropped: never comes back',
  anchor    BIGINT  NOT NULL COMMENT 'the group it is counted in',
  sequence  BIGINT  NOT NULL COMMENT 'when it was news; 0 if never',
  PRIMARY KEY (member_id, kind, target, actor_id),
  KEY notification_actor_latest (member_id, kind, anchor, standing, sequence),
  KEY notification_actor_of (member_id, actor_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- What the log has said of each comment so far.
CREATE TABLE notified_comment (
  comment_id BIGINT        NOT NULL,
  type       VARCHAR(32)   NOT NULL,
  id         VARCHAR(64)   NOT NULL,
  root_id    BIGINT        NOT NULL,
  parent_id  BIGINT        NOT NULL,
  author_id  BIGINT        NOT NULL,
  mentions   VARCHAR(1000) NOT NULL,
  state      TINYINT       NOT NULL,
  featured   TINYINT(1)    NOT NULL,
  created_at DATETIME(3)   NOT NULL,
  version    BIGINT        NOT NULL,
  PRIMARY KEY (comment_id),
  KEY notified_comment_parent (parent_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Who mutes or blocks whom, as the log has said so far.
CREATE TABLE notification_tie (
  member_id BIGINT     NOT NULL,
  other_id  BIGINT     NOT NULL,
  muted     TINYINT(1) NOT NULL,
  blocked   TINYINT(1) NOT NULL,
  version   BIGINT     NOT NULL,
  PRIMARY KEY (member_id, other_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
