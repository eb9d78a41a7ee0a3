package io.tulou.comment.rules;

import io.tulou.contract.comment.CommentState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rules made of a draft that may come in.
 *
 * @param state {@code VISIBLE}, {@code PENDING} or {@code SHADOWED}
 * @param matchedRules names, each once
 * @param masked what readers see of a visible one, null where that is what was typed
 */
public record Screened(CommentState state, List<String> matchedRules, @Nullable String masked) {}
