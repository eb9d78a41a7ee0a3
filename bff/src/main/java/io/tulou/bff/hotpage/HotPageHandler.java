package io.tulou.bff.hotpage;

import io.tulou.bff.edge.AnswerKeeper;
import io.tulou.bff.edge.ClientAddress;
import io.tulou.bff.edge.RequestLimits;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is ready on the thread that parsed the request: for less than a refusal further
 * inside would cost, so it needs no place of the limiter; the limits of addresses count all the
 * same. What is hot and not ready is brought by one of those who ask, the others wait for it.
 * Everything else goes on.
 */
final class HotPageHandler extends Handler.Wrapper {
  /** That wait for tokens at once; more go on, and wait where the limiter counts them. */
  private static final int MOST_WAITING = 256;

  /** Those but the last may wait for somebody else's reading; the last goes the ordinary way. */
  private static final int TURNS = 3;

  private final HotAnswers answers;
  private final RequestLimits limits;
  private final ClientAddress addresses;
  private final AnswerWriter writer;
  private final HotReadings readings;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  HotPageHandler(
      Handler handler,
      HotAnswers answers,
      RequestLimits limits,
      ClientAddress addresses,
      AnswerWriter writer,
      HotReadings readings) {
    super(handler);
    this.answers = answers;
    this.limits = limits;
    this.addresses = addresses;
    this.writer = writer;
    this.readings = readings;
  }

  /** Nothing here waits, and what is behind hands over to a thread that may. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var path = request.getHttpURI().getPath();
    if (path == null || !HotName.isCandidate(path) || !request.getMethod().equals("GET")) {
      return super.handle(request, response, callback);
    }
    var read = PlainRead.of(request);
    var address = request.getHttpURI().getPathQuery();
    if (read == null || address.length() > HotName.LONGEST || !answers.isHot(address)) {
      return super.handle(request, response, callback);
    }
    var asked = new Asked(address, read, request, response, callback);
    var ready = answers.find(address);
    return ready.isPresent() ? answer(ready.get(), asked) : bring(asked, 1);
  }

  private boolean answer(ReadyAnswer answer, Asked asked) throws Exception {
    var client = client(asked.request());
    if (limits.takesHeld(client, answer.name().route())) {
      writer.write(answer, asked);
      return true;
    }
    if (!waiting.tryAcquire()) {
      return bring(asked, TURNS);
    }
    later(() -> {
      try {
        answerWithTokens(answer, client, asked);
      } finally {
        waiting.release();
      }
    });
    return true;
  }

  /** Brings the page, or waits for whoever does; after so many turns, without waiting. */
  private boolean bring(Asked asked, int turn) throws Exception {
    var request = asked.request();
    var name = HotName.of(request.getHttpURI().getPath(), asked.address());
    if (name.isPresent()) {
      long stamp = answers.stamp(name.get().subject());
      if (turn < TURNS) {
        switch (readings.turn(asked.address(), stamp, () -> goOn(asked, turn + 1))) {
          case HotReadings.Turn.Waits() -> {
            return true;
          }
          case HotReadings.Turn.Brings(var reading) -> {
            keepAnswer(request, name.get(), stamp, reading::end);
            Request.addCompletionListener(request, _ -> reading.end());
          }
          case HotReadings.Turn.Passes() -> keepAnswer(request, name.get(), stamp, () -> {});
        }
      } else {
        keepAnswer(request, name.get(), stamp, () -> {});
      }
    }
    return super.handle(request, asked.response(), asked.callback());
  }

  /** On a thread that may wait: what was waited for is there, or somebody has to bring it again. */
  private void goOn(Asked asked, int turn) {
    orError(
        asked,
        () -> {
          var ready = answers.find(asked.address());
          if (ready.isPresent()) {
            answerWithTokens(ready.get(), client(asked.request()), asked);
          } else {
            orNotFound(asked, bring(asked, turn));
          }
        });
  }

  /** Fetches tokens, once for each batch; whoever gets none is refused further inside. */
  private void answerWithTokens(ReadyAnswer answer, String client, Asked asked) {
    orError(
        asked,
        () -> {
          if (limits.takes(client, answer.name().route())) {
            writer.write(answer, asked);
          } else {
            orNotFound(asked, super.handle(asked.request(), asked.response(), asked.callback()));
          }
        });
  }

  private void later(Runnable work) {
    try {
      getServer().getThreadPool().execute(work);
    } catch (RejectedExecutionException stopping) {
      work.run();
    }
  }

  /** Some work for a request that no handler is on the stack for any more. */
  private interface Work {
    void run() throws Exception;
  }

  private static void orError(Asked asked, Work work) {
    try {
      work.run();
    } catch (Exception failure) {
      Response.writeError(asked.request(), asked.response(), asked.callback(), failure);
    }
  }

  private static void orNotFound(Asked asked, boolean isHandled) {
    if (!isHandled) {
      Response.writeError(
          asked.request(), asked.response(), asked.callback(), HttpStatus.NOT_FOUND_404);
    }
  }

  private String client(Request request) {
    return addresses.of(
        Request.getRemoteAddr(request),
        () -> request.getHeaders().getValuesList(ClientAddress.FORWARDED).stream());
  }

  private void keepAnswer(Request request, HotName name, long stamp, Runnable then) {
    AnswerKeeper keeper =
        (body, tag) -> {
          answers.keep(name, stamp, body, tag);
          then.run();
        };
    request.setAttribute(AnswerKeeper.class.getName(), keeper);
  }
}
