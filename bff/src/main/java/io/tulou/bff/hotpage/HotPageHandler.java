package io.tulou.bff.hotpage;

import io.tulou.bff.edge.AnswerKeeper;
import io.tulou.bff.edge.ClientAddress;
import io.tulou.bff.edge.RequestLimits;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers what is ready on the thread that parsed the request: for less than a refusal further
 * inside would cost, so it needs no place of the limiter; the limits of addresses count all the
 * same. Everything else goes on, and on its way back the answer to what is hot is kept.
 */
final class HotPageHandler extends Handler.Wrapper {
  /** That wait for tokens at once; more go on, and wait where the limiter counts them. */
  private static final int MOST_WAITING = 256;

  private final HotAnswers answers;
  private final RequestLimits limits;
  private final ClientAddress addresses;
  private final AnswerWriter writer;
  private final Semaphore waiting = new Semaphore(MOST_WAITING);

  HotPageHandler(
      Handler handler,
      HotAnswers answers,
      RequestLimits limits,
      ClientAddress addresses,
      AnswerWriter writer) {
    super(handler);
    this.answers = answers;
    this.limits = limits;
    this.addresses = addresses;
    this.writer = writer;
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
    var ready = answers.find(address);
    if (ready.isPresent()) {
      var answer = ready.get();
      var client = client(request);
      if (limits.takesHeld(client, answer.name().route())) {
        writer.write(answer, read, request, response, callback);
        return true;
      }
      if (waiting.tryAcquire()) {
        getServer()
            .getThreadPool()
            .execute(() -> answerWithTokens(answer, client, read, request, response, callback));
        return true;
      }
    }
    HotName.of(path, address).ifPresent(name -> keepAnswer(request, name));
    return super.handle(request, response, callback);
  }

  /** Fetches tokens, once for each batch; whoever gets none is refused further inside. */
  private void answerWithTokens(
      ReadyAnswer answer,
      String client,
      PlainRead read,
      Request request,
      Response response,
      Callback callback) {
    try {
      if (takes(client, answer)) {
        writer.write(answer, read, request, response, callback);
      } else if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Exception failure) {
      Response.writeError(request, response, callback, failure);
    }
  }

  private boolean takes(String client, ReadyAnswer answer) {
    try {
      return limits.takes(client, answer.name().route());
    } finally {
      waiting.release();
    }
  }

  private String client(Request request) {
    return addresses.of(
        Request.getRemoteAddr(request),
        () -> request.getHeaders().getValuesList(ClientAddress.FORWARDED).stream());
  }

  private void keepAnswer(Request request, HotName name) {
    long stamp = answers.stamp(name.subject());
    AnswerKeeper keeper = (body, tag) -> answers.keep(name, stamp, body, tag);
    request.setAttribute(AnswerKeeper.class.getName(), keeper);
  }
}
