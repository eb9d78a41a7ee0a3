package io.tulou.local.importer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.local.importer.ArchiveItem.Author;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which member somebody is whom the source knows by a name or an address: 31 bits of its hash above
 * the source's offset, so that another export of the same source gives the same member. Where two
 * would be the same member the later one in the file takes the next number.
 */
final class ArchiveMembers {
  private static final int LONGEST_NAME = 80;

  private final MemberNumbers numbers;
  private final Map<Long, String> taken = new HashMap<>();

  ArchiveMembers(MemberNumbers numbers) {
    this.numbers = numbers;
  }

  /**
   * The member of an identity.
   *
   * @param identity what never changes in the source: an account, an address; empty for nobody
   */
  Author of(String identity, String name) {
    var shown = shortened(Body.tidy(name).strip());
    if (identity.isBlank()) {
      return new Author(numbers.deletedUser(), shown.isEmpty() ? Users.DELETED : shown);
    }
    var key = identity.strip().toLowerCase(Locale.ROOT);
    long user = hash(key);
    while (!key.equals(taken.computeIfAbsent(user, _ -> key))) {
      user = user % MemberNumbers.LARGEST + 1;
    }
    return new Author(numbers.member(user), shown.isEmpty() ? "user " + user : shown);
  }

  /** 1 to {@link MemberNumbers#LARGEST}. */
  private static long hash(String key) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
      return Math.floorMod(ByteBuffer.wrap(hash).getLong(), MemberNumbers.LARGEST) + 1;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }

  static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }
}
