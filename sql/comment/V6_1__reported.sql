-- The queue of what members reported, most reported first, also while the search index is away.
ALTER TABLE comment_index
  ADD KEY comment_by_reports (report_count, comment_id);
