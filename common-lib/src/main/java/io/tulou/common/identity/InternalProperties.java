package io.tulou.common.identity;

import jakarta.validation.constraints.NotBlank;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.internal}: how services know each other.
 *
 * @param key at least 32 bytes as base64, the same in every service; no default
 */
@Validated
@ConfigurationProperties("tulou.internal")
public record InternalProperties(@NotBlank String key) {
  public byte[] keyBytes() {
    return Base64.getDecoder().decode(key);
  }
}
