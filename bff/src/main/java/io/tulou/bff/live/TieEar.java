package io.tulou.bff.live;

import io.tulou.common.log.LogEar;
import io.tulou.contract.feed.TieEvent;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears {@code feed.ties}: whom a listener follows may change while it listens. */
final class TieEar implements LogEar<TieEvent> {
  private static final Logger log = LoggerFactory.getLogger(TieEar.class);

  private final NewsDesk news;

  TieEar(NewsDesk news) {
    this.news = news;
  }

  @Override
  public void begin(long[] next) {
    log.debug("ties are heard from now on");
  }

  @Override
  public void hear(List<Heard<TieEvent>> records, long[] next) {
    news.standOtherwise(
        records.stream()
            .map(heard ->
                switch (heard.record().message()) {
                  case TieEvent.TieChanged changed -> changed.tie();
                })
            .toList());
  }
}
