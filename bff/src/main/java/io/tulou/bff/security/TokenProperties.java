package io.tulou.bff.security;

import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.security}: whose tokens are believed.
 *
 * @param jwkSetUri where the keys are published; needed in every profile but development
 * @param issuer required {@code iss}, character for character
 * @param audience must be among {@code aud}
 * @param revocationsUri where the issuer publishes whose tokens are no longer good; none by default
 * @param revocationsEvery how often that is looked at
 * @param skew how far the clocks may differ
 * @param longestLife tokens that end later than this from now are refused
 */
@Validated
@ConfigurationProperties("tulou.security")
public record TokenProperties(
    @Nullable URI jwkSetUri,
    @NotBlank @DefaultValue("tulou-dev") String issuer,
    @NotBlank @DefaultValue("tulou") String audience,
    @Nullable URI revocationsUri,
    @DefaultValue("2s") Duration revocationsEvery,
    @DefaultValue("30s") Duration skew,
    @DefaultValue("31d") Duration longestLife) {}
