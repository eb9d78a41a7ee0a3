package io.tulou.local.launcher;

import io.tulou.local.client.PlatformClient;
import io.tulou.local.demo.DemoMember;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;

/** The last thing that {@code up} prints: the address, two tokens, and something to try. */
record Welcome(URI url, PlatformClient client) {

  void print(PrintWriter out) {
    var ada = DemoMember.ADA;
    var mo = DemoMember.MO;
    out.printf(
        """

        Address:  %1$s

        Tokens of %2$s, a member, and %3$s, who moderates and operates:
        export ADA=%4$s
        export MO=%5$s

        Try:
        curl '%1$s/v1/subjects/video/tour/comments?sort=hot&limit=3'
        curl -X POST %1$s/v1/subjects/video/tour/comments -H "Authorization: Bearer $ADA" -H 'Content-Type: application/json' -d '{"text":"Hello, house!"}'
        curl %1$s/v1/feed -H "Authorization: Bearer $ADA"
        """,
        url,
        ada.name(),
        mo.name(),
        client.token(ada.id(), ada.name(), List.of()),
        client.token(mo.id(), mo.name(), List.of("moderate", "operate", "admin")));
    out.flush();
  }
}
