-- Ranges of followers whose inboxes a published post is not in yet. A row commits with its post and goes when the
-- range is done; readers pull what has a row, so that fan-out which lags or dies costs a read and loses nothing.
-- through_member: the highest number while it is not split, 0 where nothing is pushed because readers pull.
CREATE TABLE fan_out (
  post_id        BIGINT      NOT NULL,
  after_member   BIGINT      NOT NULL COMMENT 'the range begins above this follower',
  author_id      BIGINT      NOT NULL,
  through_member BIGINT      NOT NULL COMMENT 'and ends with this one',
  due_at         DATETIME(3) NOT NULL COMMENT 'by the time of the database: who is not done by then got stuck',
  PRIMARY KEY (post_id, after_member),
  KEY fan_out_author (author_id, post_id),
  KEY fan_out_due (due_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
