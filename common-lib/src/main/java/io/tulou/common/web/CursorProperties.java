package io.tulou.common.web;

import jakarta.validation.constraints.NotBlank;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.cursor}: how cursors are sealed.
 *
 * @param key at least 16 bytes as base64, the same on every node; no default
 */
@Validated
@ConfigurationProperties("tulou.cursor")
public record CursorProperties(@NotBlank String key) {
  public byte[] keyBytes() {
    return Base64.getDecoder().decode(key);
  }
}
