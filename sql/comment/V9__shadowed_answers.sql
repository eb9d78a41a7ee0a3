-- Answers that nobody but their author sees for one reason alone: that what they answer is shadowed. One that is
-- approved brings them back, as what the rules had made of them.
CREATE TABLE shadowed_answer (
  subject_id BIGINT  NOT NULL,
  thread_id  BIGINT  NOT NULL COMMENT 'the root it hangs under',
  comment_id BIGINT  NOT NULL,
  state      TINYINT NOT NULL COMMENT 'what it comes back as: 0 visible, 1 pending',
  PRIMARY KEY (subject_id, thread_id, comment_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
