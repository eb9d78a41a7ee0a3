package io.tulou.bff.hotpage;

import io.tulou.bff.edge.AnswerKeeper;
import io.tulou.bff.edge.ClientAddress;
import io.tulou.bff.edge.RequestLimits;
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
  private final HotAnswers answers;
  private final RequestLimits limits;
  private final ClientAddress addresses;
  private final AnswerWriter writer;

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
    if (ready.isPresent() && isAdmitted(request, ready.get())) {
      writer.write(ready.get(), read, request, response, callback);
      return true;
    }
    HotName.of(path, address).ifPresent(name -> keepAnswer(request, name));
    return super.handle(request, response, callback);
  }

  /**
   * Whoever asks too much is refused further inside, in full form; there, too, tokens are fetched.
   */
  private boolean isAdmitted(Request request, ReadyAnswer answer) {
    return limits.takesHeld(
        addresses.of(
            Request.getRemoteAddr(request),
            () -> request.getHeaders().getValuesList(ClientAddress.FORWARDED).stream()),
        answer.name().route());
  }

  private void keepAnswer(Request request, HotName name) {
    long stamp = answers.stamp(name.subject());
    AnswerKeeper keeper = (body, tag) -> answers.keep(name, stamp, body, tag);
    request.setAttribute(AnswerKeeper.class.getName(), keeper);
  }
}
