package io.tulou.local.importer;

import io.tulou.local.importer.ArchiveItem.Post;
import io.tulou.local.importer.ArchiveItem.Subject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Appends comments behind those they answer, whatever their order in the file: one whose parent has
 * not come waits for it. What still waits at the end has no parent, and becomes a root.
 */
final class ParentsFirst {
  private final ArchiveCommands commands;
  private final CommandAppender log;
  private final long resumeAt;
  private final Set<String> known = new HashSet<>();
  private final Map<String, List<Post>> waiting = new LinkedHashMap<>();
  private long position;

  /**
   * Nothing taken yet.
   *
   * @param resumeAt so many messages the log has already
   */
  ParentsFirst(ArchiveCommands commands, CommandAppender log, long resumeAt) {
    this.commands = commands;
    this.log = log;
    this.resumeAt = resumeAt;
  }

  void take(ArchiveItem item) throws BadLine {
    switch (item) {
      case Subject thread -> append(commands.of(thread));
      case Post post -> {
        var parent = post.parentKey();
        if (parent != null && !known.contains(name(post, parent))) {
          waiting.computeIfAbsent(name(post, parent), _ -> new ArrayList<>()).add(post);
        } else {
          takeWithChildren(post);
        }
      }
    }
  }

  /** How many became roots. */
  long finish() {
    long orphans = 0;
    while (!waiting.isEmpty()) {
      // Of those that wait for each other in a circle any one is as good as another.
      var first = waiting.entrySet().iterator().next();
      waiting.remove(first.getKey());
      for (var orphan : first.getValue()) {
        orphans++;
        takeWithChildren(orphan.asRoot());
      }
    }
    return orphans;
  }

  private void takeWithChildren(Post first) {
    var ready = new ArrayDeque<Post>();
    ready.add(first);
    while (!ready.isEmpty()) {
      var post = ready.poll();
      var name = name(post, post.key());
      if (!known.add(name)) {
        continue;
      }
      append(commands.of(post));
      var children = waiting.remove(name);
      if (children != null) {
        ready.addAll(children);
      }
    }
  }

  private void append(List<Commands.Message> messages) {
    for (var message : messages) {
      if (position >= resumeAt) {
        log.append(position, message);
      }
      position++;
    }
  }

  private static String name(Post post, String key) {
    return post.subject().key() + " " + key;
  }
}
