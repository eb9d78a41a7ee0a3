-- What is old goes: found by when there last was news in it.
ALTER TABLE notification
  ADD KEY notification_changed (changed_at);
