package io.tulou.comment.review;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.elasticsearch}: where the search index is.
 *
 * @param alias what comment-job calls the index of comments
 * @param timeout after which a search is done without it
 */
@Validated
@ConfigurationProperties("tulou.elasticsearch")
record ElasticsearchProperties(
    @NotNull URI url,
    @DefaultValue("comments") @NotBlank String alias,
    @DefaultValue("1s") Duration timeout) {}
