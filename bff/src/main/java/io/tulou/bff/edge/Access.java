package io.tulou.bff.edge;

import io.tulou.common.identity.Caller;
import java.util.Locale;

/** Who may use a route. What may be seen or changed there is the service's to decide. */
public enum Access {
  /** No token is needed; a bad one is refused all the same. */
  ANYONE,
  /** Any valid token. */
  MEMBER,
  MODERATE,
  ADMIN,
  OPERATE;

  /** Whether this caller may. */
  public boolean admits(Caller caller) {
    return switch (this) {
      case ANYONE -> true;
      case MEMBER -> caller.isMember();
      // Of which subjects is the service's to ask.
      case MODERATE -> caller.isMember() && caller.hasPartOf(scope());
      case ADMIN, OPERATE -> caller.isMember() && caller.has(scope());
    };
  }

  private String scope() {
    return name().toLowerCase(Locale.ROOT);
  }
}
