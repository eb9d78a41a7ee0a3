package io.tulou.bff.commentpage;

import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.contract.http.MemberView;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The members of one page as JSON, each written once. */
final class MemberFillings {
  private final Map<Long, MemberView> members;
  private final JsonMapper json;
  private final Map<Long, byte[]> authors = new HashMap<>();

  /**
   * @param members all that the page shows
   */
  MemberFillings(Map<Long, MemberView> members, JsonMapper json) {
    this.members = members;
    this.json = json;
  }

  byte[] author(long id) {
    return authors.computeIfAbsent(
        id, _ -> json.writeValueAsBytes(AuthorJson.of(CommentPresenter.member(id, members))));
  }

  byte[] mention(long id) {
    return json.writeValueAsBytes(CommentPresenter.mention(id, members));
  }
}
