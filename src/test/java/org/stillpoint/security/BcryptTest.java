package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The hash that servers use; the tests of a whole server have {@link CountingBcrypt}. */
class BcryptTest {

    private static final String PASSWORD = "a good long password";

    private final Bcrypt bcrypt = new Bcrypt();

    @Test
    void aHashCostsWhatIsAskedForAndKnowsItsPasswordOnly() {
        var hash = bcrypt.hash(PASSWORD, 10);
        assertThat(hash).startsWith("$2a$10$");
        assertThat(bcrypt.matches(PASSWORD, hash)).isTrue();
        assertThat(bcrypt.matches(PASSWORD + "!", hash)).isFalse();
    }
}
