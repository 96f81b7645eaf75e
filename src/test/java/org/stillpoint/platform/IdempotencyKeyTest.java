package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

    private static final CallerScope NOBODY = new CallerScope() {
        @Override
        public String scope() {
            return "nobody";
        }

        @Override
        public boolean isKnown() {
            return false;
        }

        @Override
        public boolean isStaff() {
            return false;
        }
    };

    private static IdempotencyKey key(String raw) {
        return IdempotencyKey.of(raw, NOBODY, "route");
    }

    @Test
    void oneRequestHasOneFingerprintUnderOneKey() {
        assertThat(key("a").fingerprint("POST /", "{1}"))
                .isEqualTo(key("\"a\"").fingerprint("POST /", "{1}"))
                .isNotEqualTo(key("a").fingerprint("POST /", "{2}"))
                .isNotEqualTo(key("a").fingerprint("POST /{", "1}"));
    }

    @Test
    void whatARequestSaidCanNotBeGuessedWithoutItsKey() throws Exception {
        var fingerprint = key("a").fingerprint("secret");
        var length = new byte[] {0, 0, 0, 6};
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(length);
        assertThat(fingerprint)
                .isNotEqualTo(key("b").fingerprint("secret"))
                .isNotEqualTo(digest.digest("secret".getBytes(StandardCharsets.UTF_8)));
    }
}
