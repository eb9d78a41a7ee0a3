package io.tulou.bff.feedpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.bff.page.Section;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of posts, newest first.
 *
 * @param nextCursor null at the end
 * @param latest what to ask for news with; of the home timeline only
 * @param sections only when something is missing
 */
public record PostPageJson(
    List<PostJson> items,
    @Nullable String nextCursor,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String latest,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, Section<Void>> sections) {}
