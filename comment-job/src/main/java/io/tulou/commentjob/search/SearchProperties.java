package io.tulou.commentjob.search;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.elasticsearch}: where the search index is and how it is made.
 *
 * @param url of one node, such as {@code http://127.0.0.1:9200}
 * @param alias readers ask for; the index behind it is {@code <alias>-v1}
 * @param shards of an index to be created
 * @param replicas of an index to be created
 * @param refreshInterval after which what was written is found
 * @param connectTimeout for a connection
 * @param responseTimeout for an answer
 */
@Validated
@ConfigurationProperties("tulou.elasticsearch")
record SearchProperties(
    @NotBlank String url,
    @DefaultValue("comments") @Pattern(regexp = "[a-z][a-z0-9_-]{0,60}") String alias,
    @DefaultValue("1") @Min(1) @Max(64) int shards,
    @DefaultValue("0") @Min(0) @Max(4) int replicas,
    @DefaultValue("500ms") Duration refreshInterval,
    @DefaultValue("2s") Duration connectTimeout,
    @DefaultValue("5s") Duration responseTimeout) {
  String index() {
    return alias + "-v1";
  }
}
