package io.tulou.contract.http;

import org.jspecify.annotations.Nullable;

/** A member as authors are shown. */
public record MemberView(long id, String name, @Nullable String picture) {}
