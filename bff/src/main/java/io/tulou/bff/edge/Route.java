package io.tulou.bff.edge;

import static io.tulou.bff.edge.Access.ADMIN;
import static io.tulou.bff.edge.Access.ANYONE;
import static io.tulou.bff.edge.Access.MEMBER;
import static io.tulou.bff.edge.Access.MODERATE;
import static io.tulou.bff.edge.Access.OPERATE;
import static io.tulou.common.overload.Criticality.CRITICAL;
import static io.tulou.common.overload.Criticality.CRITICAL_PLUS;
import static io.tulou.common.overload.Criticality.SHEDDABLE;
import static io.tulou.common.overload.Criticality.SHEDDABLE_PLUS;
import static org.springframework.web.bind.annotation.RequestMethod.DELETE;
import static org.springframework.web.bind.annotation.RequestMethod.GET;
import static org.springframework.web.bind.annotation.RequestMethod.PATCH;
import static org.springframework.web.bind.annotation.RequestMethod.POST;
import static org.springframework.web.bind.annotation.RequestMethod.PUT;

import io.tulou.bff.client.Service;
import io.tulou.common.overload.Criticality;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Every route of the door; what is not in this table is not served. A route with a service is
 * passed to it unchanged, under the same path; one without has a handler here, and names the query
 * parameters it takes.
 */
public enum Route {
  SUBJECT(GET, "/v1/subjects/{type}/{id}", ANYONE, CRITICAL, Service.COMMENT),
  PUT_SUBJECT(PUT, "/v1/subjects/{type}/{id}", ADMIN, CRITICAL, Service.COMMENT),
  COMMENT_COUNTS(GET, "/v1/comment-counts", ANYONE, CRITICAL, Service.COMMENT),
  REACT(PUT, "/v1/comments/{id}/reaction", MEMBER, SHEDDABLE_PLUS, Service.COMMENT),
  UNREACT(DELETE, "/v1/comments/{id}/reaction", MEMBER, SHEDDABLE_PLUS, Service.COMMENT),
  DELETE_COMMENT(DELETE, "/v1/comments/{id}", MEMBER, CRITICAL, Service.COMMENT),
  REPORT(POST, "/v1/comments/{id}/reports", MEMBER, CRITICAL, Service.COMMENT),
  PIN(PUT, "/v1/comments/{id}/pin", MEMBER, CRITICAL, Service.COMMENT),
  UNPIN(DELETE, "/v1/comments/{id}/pin", MEMBER, CRITICAL, Service.COMMENT),
  DECIDE(POST, "/v1/moderation/decisions", MODERATE, CRITICAL_PLUS, Service.COMMENT),
  AUDIT(GET, "/v1/moderation/audit", MODERATE, SHEDDABLE_PLUS, Service.COMMENT),
  MODERATION_STATS(GET, "/v1/moderation/stats", MODERATE, SHEDDABLE_PLUS, Service.COMMENT),
  RULES(GET, "/v1/moderation/rules", MODERATE, CRITICAL_PLUS, Service.JOB),
  PUT_RULES(PUT, "/v1/moderation/rules", MODERATE, CRITICAL_PLUS, Service.JOB),
  CHANGE_WORDS(PATCH, "/v1/moderation/rules/words/{id}", MODERATE, CRITICAL_PLUS, Service.JOB),
  TRY_RULES(POST, "/v1/moderation/rules/dry-run", MODERATE, SHEDDABLE_PLUS, Service.COMMENT),
  SANCTION(PUT, "/v1/moderation/members/{id}/sanction", MODERATE, CRITICAL_PLUS, Service.JOB),
  LIFT_SANCTION(
      DELETE, "/v1/moderation/members/{id}/sanction", MODERATE, CRITICAL_PLUS, Service.JOB),

  MEMBER_PROFILE(GET, "/v1/members/{id}", ANYONE, SHEDDABLE_PLUS, Service.FEED),
  FOLLOWERS(GET, "/v1/members/{id}/followers", ANYONE, SHEDDABLE_PLUS, Service.FEED),
  FOLLOWING(GET, "/v1/members/{id}/following", ANYONE, SHEDDABLE_PLUS, Service.FEED),
  FOLLOW(PUT, "/v1/members/{id}/follow", MEMBER, SHEDDABLE_PLUS, Service.FEED),
  UNFOLLOW(DELETE, "/v1/members/{id}/follow", MEMBER, SHEDDABLE_PLUS, Service.FEED),
  MUTE(PUT, "/v1/members/{id}/mute", MEMBER, SHEDDABLE_PLUS, Service.FEED),
  UNMUTE(DELETE, "/v1/members/{id}/mute", MEMBER, SHEDDABLE_PLUS, Service.FEED),
  BLOCK(PUT, "/v1/members/{id}/block", MEMBER, CRITICAL, Service.FEED),
  UNBLOCK(DELETE, "/v1/members/{id}/block", MEMBER, SHEDDABLE_PLUS, Service.FEED),
  FEED_NEWS(GET, "/v1/feed/news", MEMBER, SHEDDABLE, Service.FEED),
  DELETE_POST(DELETE, "/v1/posts/{id}", MEMBER, CRITICAL, Service.FEED),

  HISTORY(GET, "/v1/history", MEMBER, SHEDDABLE, Service.HISTORY),
  CLEAR_HISTORY(DELETE, "/v1/history", MEMBER, SHEDDABLE_PLUS, Service.HISTORY),
  RESUME(GET, "/v1/history/{type}/{id}", MEMBER, SHEDDABLE, Service.HISTORY),
  WATCHED(PUT, "/v1/history/{type}/{id}", MEMBER, SHEDDABLE, Service.HISTORY),
  FORGET(DELETE, "/v1/history/{type}/{id}", MEMBER, SHEDDABLE_PLUS, Service.HISTORY),
  HISTORY_BATCH(POST, "/v1/history/batch", MEMBER, SHEDDABLE, Service.HISTORY),
  HISTORY_LOOKUP(POST, "/v1/history/lookup", MEMBER, SHEDDABLE, Service.HISTORY),
  HISTORY_ACTIVITY(GET, "/v1/history/last-activity", MEMBER, SHEDDABLE, Service.HISTORY),
  HISTORY_EXPORT(GET, "/v1/history/export", MEMBER, SHEDDABLE, Service.HISTORY),
  HISTORY_SETTINGS(GET, "/v1/history/settings", MEMBER, SHEDDABLE, Service.HISTORY),
  SET_HISTORY_SETTINGS(PUT, "/v1/history/settings", MEMBER, SHEDDABLE, Service.HISTORY),

  READ_NOTIFICATIONS(POST, "/v1/notifications/read", MEMBER, SHEDDABLE_PLUS, Service.HISTORY),

  LAG(GET, "/v1/operations/lag", OPERATE, SHEDDABLE_PLUS, Service.JOB),
  DEAD_LETTERS(GET, "/v1/operations/dead-letters", OPERATE, SHEDDABLE_PLUS, Service.JOB),
  DROP_LETTERS(DELETE, "/v1/operations/dead-letters", OPERATE, SHEDDABLE_PLUS, Service.JOB),
  REDRIVE(POST, "/v1/operations/dead-letters/redrive", OPERATE, SHEDDABLE_PLUS, Service.JOB),
  START_OPERATION(POST, "/v1/operations/{kind}", OPERATE, SHEDDABLE_PLUS, Service.JOB),
  OPERATIONS(GET, "/v1/operations/{kind}", OPERATE, SHEDDABLE_PLUS, Service.JOB),
  OPERATION(GET, "/v1/operations/{kind}/{id}", OPERATE, SHEDDABLE_PLUS, Service.JOB),
  CANCEL_OPERATION(DELETE, "/v1/operations/{kind}/{id}", OPERATE, SHEDDABLE_PLUS, Service.JOB),

  ROOTS(GET, "/v1/subjects/{type}/{id}/comments", ANYONE, CRITICAL, Query.SORTED_PAGE),
  PUBLISH_COMMENT(POST, "/v1/subjects/{type}/{id}/comments", MEMBER, CRITICAL, Query.NONE),
  EDIT_COMMENT(PATCH, "/v1/comments/{id}", MEMBER, CRITICAL, Query.NONE),
  COMMENT(GET, "/v1/comments/{id}", ANYONE, SHEDDABLE_PLUS, Query.NONE),
  REPLIES(GET, "/v1/comments/{id}/replies", ANYONE, SHEDDABLE_PLUS, Query.SORTED_PAGE),
  CONTEXT(GET, "/v1/comments/{id}/context", ANYONE, SHEDDABLE_PLUS, Query.PAGE),
  MEMBER_COMMENTS(GET, "/v1/members/{id}/comments", ANYONE, SHEDDABLE_PLUS, Query.PAGE),
  /** Names and values of the query are comment-service's to judge. */
  REVIEW(GET, "/v1/moderation/comments", MODERATE, CRITICAL_PLUS, Query.ANY),
  REVIEW_DETAIL(GET, "/v1/moderation/comments/{id}", MODERATE, CRITICAL_PLUS, Query.NONE),
  REPORT_QUEUE(GET, "/v1/moderation/reports", MODERATE, CRITICAL_PLUS, Query.PAGE),

  PUBLISH_POST(POST, "/v1/posts", MEMBER, CRITICAL, Query.NONE),
  POST_PAGE(GET, "/v1/posts/{id}", ANYONE, SHEDDABLE_PLUS, Query.NONE),
  MEMBER_POSTS(GET, "/v1/members/{id}/posts", ANYONE, SHEDDABLE_PLUS, Query.PAGE),
  FEED(GET, "/v1/feed", MEMBER, SHEDDABLE_PLUS, Query.PAGE),

  NOTIFICATIONS(GET, "/v1/notifications", MEMBER, SHEDDABLE, Query.PAGE),

  SUBJECT_SCREEN(GET, "/v1/pages/subjects/{type}/{id}", ANYONE, CRITICAL, Query.FIRST_PAGE),
  HOME_SCREEN(GET, "/v1/pages/home", MEMBER, SHEDDABLE_PLUS, Query.FIRST_PAGE_IN_ORDER),
  MEMBER_SCREEN(GET, "/v1/pages/members/{id}", ANYONE, SHEDDABLE_PLUS, Query.FIRST_PAGE_IN_ORDER),

  LIVE(GET, "/v1/live", ANYONE, SHEDDABLE_PLUS, Query.LIVE),
  OPERATION_EVENTS(GET, "/v1/operations/{kind}/{id}/events", OPERATE, SHEDDABLE_PLUS, Query.NONE),
  API_DOCS(GET, "/v3/api-docs", ANYONE, SHEDDABLE, Query.NONE),
  DOCS(GET, "/docs", ANYONE, SHEDDABLE, Query.NONE),
  DOCS_FILE(GET, "/docs/{file}", ANYONE, SHEDDABLE, Query.NONE),
  /** There in the development profile only. */
  DEV_TOKEN(POST, "/dev/tokens", ANYONE, CRITICAL, Query.NONE);

  private static final Duration READ_BUDGET = Duration.ofSeconds(2);
  private static final Duration WRITE_BUDGET = Duration.ofSeconds(5);
  private static final Duration EXPORT_BUDGET = Duration.ofSeconds(10);

  private final RequestMethod method;
  private final String pattern;
  private final Access access;
  private final Criticality criticality;
  private final @Nullable Service service;
  private final Query query;

  Route(
      RequestMethod method,
      String pattern,
      Access access,
      Criticality criticality,
      Service service) {
    this.method = method;
    this.pattern = pattern;
    this.access = access;
    this.criticality = criticality;
    this.service = service;
    this.query = Query.ANY;
  }

  Route(RequestMethod method, String pattern, Access access, Criticality criticality, Query query) {
    this.method = method;
    this.pattern = pattern;
    this.access = access;
    this.criticality = criticality;
    this.service = null;
    this.query = query;
  }

  /** The route this request takes; empty until the table has been asked. */
  public static Optional<Route> of(HttpServletRequest request) {
    return Optional.ofNullable((Route) request.getAttribute(Route.class.getName()));
  }

  void mark(HttpServletRequest request) {
    request.setAttribute(Route.class.getName(), this);
  }

  public RequestMethod method() {
    return method;
  }

  public String pattern() {
    return pattern;
  }

  /** What its spans are called. */
  public String spanName() {
    return method + " " + pattern;
  }

  public Access access() {
    return access;
  }

  public Criticality criticality() {
    return criticality;
  }

  /** Whom the call is passed to; empty for a handler here. */
  public Optional<Service> service() {
    return Optional.ofNullable(service);
  }

  /** Whether a query parameter of that name is taken, as far as the door knows. */
  boolean takes(String name) {
    return query.takes(name);
  }

  /** Whether a query parameter of that name may be there several times. */
  boolean takesSeveral(String name) {
    return query.takesSeveral(name);
  }

  /** What it answers when nothing is wrong. */
  public MediaType answer() {
    return switch (this) {
      case LIVE, OPERATION_EVENTS -> MediaType.TEXT_EVENT_STREAM;
      case HISTORY_EXPORT -> MediaType.APPLICATION_NDJSON;
      case DOCS -> MediaType.TEXT_HTML;
      case DOCS_FILE -> MediaType.ALL;
      default -> MediaType.APPLICATION_JSON;
    };
  }

  /** Whether it tells of the API and is no part of it. */
  public boolean isAboutTheApi() {
    return this == API_DOCS || this == DOCS || this == DOCS_FILE;
  }

  /** Whether the answer has no end: a stream of events. */
  public boolean isStream() {
    return this == LIVE || this == OPERATION_EVENTS;
  }

  public boolean isRead() {
    return method == GET;
  }

  /** How long a request may take whose client does not say. */
  public Duration budget() {
    if (this == HISTORY_EXPORT) {
      return EXPORT_BUDGET;
    }
    return isRead() ? READ_BUDGET : WRITE_BUDGET;
  }

  boolean isForDevelopment() {
    return this == DEV_TOKEN;
  }
}
