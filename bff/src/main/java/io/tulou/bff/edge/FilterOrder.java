package io.tulou.bff.edge;

import org.springframework.core.Ordered;

/** The way of a request through the filters, from the outside in. */
public enum FilterOrder {
  TRACE(Ordered.HIGHEST_PRECEDENCE + 10),
  REFUSAL(Ordered.HIGHEST_PRECEDENCE + 20),
  CORS(Ordered.HIGHEST_PRECEDENCE + 30),
  ROUTE(Ordered.HIGHEST_PRECEDENCE + 40),
  ADDRESS_LIMIT(Ordered.HIGHEST_PRECEDENCE + 50),
  ETAG(Ordered.HIGHEST_PRECEDENCE + 60),
  /** Behind Spring Security, which Spring Boot puts at -100. */
  CALL(-90),
  BODY(-80);

  private final int position;

  FilterOrder(int position) {
    this.position = position;
  }

  public int position() {
    return position;
  }
}
