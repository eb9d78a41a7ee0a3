package io.tulou.history.notification.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code notification_shadow}: whether nobody is to hear of a member, and until when. */
public record ShadowRow(long memberId, boolean shadowed, @Nullable Instant until, long version) {}
