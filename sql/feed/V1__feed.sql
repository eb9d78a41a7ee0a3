-- Members, who follows whom, posts, and the event outbox. Each direction of a follow is keyed by its owner.

CREATE TABLE member (
  member_id       BIGINT        NOT NULL,
  name            VARCHAR(200)  NOT NULL,
  picture         VARCHAR(2000) NULL,
  follower_count  INT           NOT NULL DEFAULT 0,
  following_count INT           NOT NULL DEFAULT 0,
  post_count      INT           NOT NULL DEFAULT 0,
  ties_version    BIGINT        NOT NULL DEFAULT 0 COMMENT 'grows when whom they follow or hide changes',
  pulled          BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'a big account: its posts are not pushed',
  unpushed_to     BIGINT        NOT NULL DEFAULT 0 COMMENT 'highest post that was not pushed; 0 for none',
  created_at      DATETIME(3)   NOT NULL,
  PRIMARY KEY (member_id),
  KEY member_unpushed (unpushed_to)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE following (
  member_id    BIGINT      NOT NULL COMMENT 'who follows',
  author_id    BIGINT      NOT NULL COMMENT 'who is followed',
  follow_id    BIGINT      NOT NULL COMMENT 'grows with time: the order of the list',
  ties_version BIGINT      NOT NULL COMMENT 'that of the member since which this holds',
  followed_at  DATETIME(3) NOT NULL,
  PRIMARY KEY (member_id, author_id),
  KEY following_newest (member_id, follow_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE follower (
  author_id   BIGINT      NOT NULL,
  member_id   BIGINT      NOT NULL,
  follow_id   BIGINT      NOT NULL,
  followed_at DATETIME(3) NOT NULL,
  PRIMARY KEY (author_id, member_id),
  KEY follower_newest (author_id, follow_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE relation (
  member_id  BIGINT      NOT NULL,
  other_id   BIGINT      NOT NULL,
  kind       TINYINT     NOT NULL COMMENT '0 mute, 1 block',
  created_at DATETIME(3) NOT NULL,
  PRIMARY KEY (member_id, other_id, kind),
  KEY relation_reverse (other_id, kind, member_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE post (
  post_id         BIGINT      NOT NULL COMMENT 'grows with the time of publication',
  author_id       BIGINT      NOT NULL,
  text            MEDIUMTEXT  NOT NULL,
  html            MEDIUMTEXT  NOT NULL,
  attachments     JSON        NOT NULL,
  visibility      TINYINT     NOT NULL COMMENT '0 public, 1 followers',
  state           TINYINT     NOT NULL COMMENT '0 published, 1 scheduled, 2 deleted',
  publish_at      DATETIME(3) NOT NULL,
  created_at      DATETIME(3) NOT NULL,
  idem_key        VARCHAR(64) NULL,
  request_hash    CHAR(43)    NULL,
  version         BIGINT      NOT NULL DEFAULT 1,
  PRIMARY KEY (post_id),
  UNIQUE KEY post_idempotency (author_id, idem_key),
  KEY post_by_author (author_id, state, post_id),
  KEY post_due (state, publish_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A post and its event commit together; the relay sends and deletes. Selected by "unsent", never by "id > last".
-- Events of one author are added under the lock of the author's row, so their ids grow as they commit.
CREATE TABLE event_outbox (
  event_id    BIGINT       NOT NULL AUTO_INCREMENT,
  topic       VARCHAR(100) NOT NULL,
  event_key   VARCHAR(100) NOT NULL,
  ordered_by  BIGINT       NOT NULL COMMENT 'author: events of one author go out in order',
  payload     MEDIUMBLOB   NOT NULL,
  created_at  DATETIME(3)  NOT NULL,
  PRIMARY KEY (event_id),
  KEY event_outbox_order (ordered_by, event_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
