package io.tulou.bff.hotpage;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * A read by nobody in particular, with nothing in it that would want another answer than others
 * get.
 *
 * @param known the value of {@code If-None-Match}, null if there is none
 */
record PlainRead(boolean takesGzip, @Nullable String known, @Nullable String traceParent) {
  private static final Set<String> JSON =
      Set.of("*/*", "application/json", "application/json, text/plain, */*");

  /** Null for any other request, in one pass over its headers: this is asked of every request. */
  static @Nullable PlainRead of(Request request) {
    boolean takesGzip = false;
    String known = null;
    String traceParent = null;
    for (var field : request.getHeaders()) {
      var header = field.getHeader();
      if (header == null) {
        var name = field.getName();
        if (name.equalsIgnoreCase("traceparent")) {
          traceParent = field.getValue();
        } else if (name.equalsIgnoreCase("X-Lane")) {
          return null;
        }
        continue;
      }
      switch (header) {
        case AUTHORIZATION, ORIGIN, CONTENT_LENGTH, TRANSFER_ENCODING, EXPECT, UPGRADE, RANGE -> {
          return null;
        }
        case ACCEPT -> {
          if (!JSON.contains(field.getValue())) {
            return null;
          }
        }
        case ACCEPT_ENCODING -> takesGzip = takesGzip(field.getValue());
        case IF_NONE_MATCH -> {
          if (known != null) {
            return null;
          }
          known = field.getValue();
        }
        default -> {}
      }
    }
    return new PlainRead(takesGzip, known, traceParent);
  }

  /** Whoever weighs encodings against each other gets the plain one. */
  private static boolean takesGzip(@Nullable String value) {
    return value != null && value.contains("gzip") && !value.contains(";");
  }

  /** Whether the client has these bytes already; weak tags and lists count, as RFC 9110 says. */
  boolean knows(String tag) {
    if (known == null) {
      return false;
    }
    if (known.equals(tag)) {
      return true;
    }
    return List.of(known.split(",", -1)).stream()
        .map(String::strip)
        .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
  }
}
