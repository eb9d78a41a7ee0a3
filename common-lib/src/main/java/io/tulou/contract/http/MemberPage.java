package io.tulou.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of members. */
public record MemberPage(List<MemberView> items, @Nullable String nextCursor) {}
