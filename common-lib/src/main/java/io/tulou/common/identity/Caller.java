package io.tulou.common.identity;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who a call is made for.
 *
 * @param memberId 0 for nobody
 * @param scopes such as {@code moderate}, {@code admin}, {@code operate}; {@code moderate:video} is
 *     the part of a scope
 * @param address the client's network address as the door saw it, or null
 * @param device what the client calls itself, at most 200 characters, or null
 */
public record Caller(
    long memberId, Set<String> scopes, @Nullable String address, @Nullable String device) {
  public static final Caller NOBODY = new Caller(0, Set.of(), null, null);
  private static final String PART = ":";
  private static final ScopedValue<Caller> CURRENT = ScopedValue.newInstance();

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /** For whom this thread works, if for anybody. */
  public static Optional<Caller> current() {
    return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
  }

  public boolean isMember() {
    return memberId != 0;
  }

  public boolean has(String scope) {
    return scopes.contains(scope);
  }

  /** Whether the caller has the scope, or that part of it. */
  public boolean has(String scope, String part) {
    return has(scope) || has(scope + PART + part);
  }

  /** Whether the caller has the scope, or some part of it. */
  public boolean hasPartOf(String scope) {
    return has(scope) || !partsOf(scope).isEmpty();
  }

  /** The parts of the scope that the caller has; empty for all of it, or for none. */
  public Set<String> partsOf(String scope) {
    var front = scope + PART;
    return has(scope)
        ? Set.of()
        : scopes.stream()
            .filter(each -> each.startsWith(front))
            .map(each -> each.substring(front.length()))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The member's id, if the token carries the scope or a part of it.
   *
   * @throws ApiException as {@link #memberWith}
   */
  public long memberWithPartOf(String scope) {
    long member = member();
    if (!hasPartOf(scope)) {
      throw new ApiException(ErrorCode.FORBIDDEN, "This needs the scope " + scope + ".");
    }
    return member;
  }

  /**
   * The member's id.
   *
   * @throws ApiException {@code unauthenticated} for nobody
   */
  public long member() {
    if (!isMember()) {
      throw new ApiException(ErrorCode.UNAUTHENTICATED, "This needs a token.");
    }
    return memberId;
  }

  /**
   * The member's id, if the token carries the scope.
   *
   * @return the member's id
   * @throws ApiException {@code unauthenticated} for nobody, {@code forbidden} without the scope
   */
  public long memberWith(String scope) {
    long member = member();
    if (!has(scope)) {
      throw new ApiException(ErrorCode.FORBIDDEN, "This needs the scope " + scope + ".");
    }
    return member;
  }

  /** Runs the work for this caller. */
  public <T, X extends Throwable> T call(ScopedValue.CallableOp<T, X> work) throws X {
    return ScopedValue.where(CURRENT, this).call(work);
  }
}
