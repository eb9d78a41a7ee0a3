package io.tulou.bff.client;

import java.net.URI;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.support.HttpRequestWrapper;

/** A request to a service, sent to one instance of it. */
final class InstanceRequest extends HttpRequestWrapper {
  private final URI uri;

  InstanceRequest(HttpRequest request, URI instance) {
    super(request);
    var asked = request.getURI();
    var query = asked.getRawQuery();
    this.uri =
        URI.create(
            instance.getScheme()
                + "://"
                + instance.getRawAuthority()
                + asked.getRawPath()
                + (query == null ? "" : "?" + query));
  }

  @Override
  public URI getURI() {
    return uri;
  }
}
