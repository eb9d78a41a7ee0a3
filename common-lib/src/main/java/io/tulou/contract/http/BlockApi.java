package io.tulou.contract.http;

import java.util.List;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What feed-service tells a service that lets members speak to one another. */
@HttpExchange("/internal")
public interface BlockApi {
  /** Most members that are asked about at once. */
  int MOST_MEMBERS = 20;

  /** Those of up to 20 members who have blocked the caller, in no order. */
  @GetExchange("/blocks")
  List<Long> blockersOfCaller(@RequestParam("id") List<Long> memberIds);
}
