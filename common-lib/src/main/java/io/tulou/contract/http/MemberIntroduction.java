package io.tulou.contract.http;

import org.jspecify.annotations.Nullable;

/** What a token says about its member: name 1..80 code points, picture an http(s) address. */
public record MemberIntroduction(@Nullable String name, @Nullable String picture) {}
