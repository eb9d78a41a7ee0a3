package io.tulou.history.store;

/** The primary key of {@code history_entry}. */
record EntryKey(long memberId, String type, String id) {}
