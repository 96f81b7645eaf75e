package org.stillpoint.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An access token, in the words of OAuth2 (RFC 6749, 5.1).
 *
 * @param expiresIn seconds
 */
@Schema(requiredProperties = {"access_token", "token_type", "expires_in"})
public record TokenView(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn) {}
