package org.stillpoint.platform;

import java.security.SecureRandom;

/** Numbers that nobody can guess. */
public final class Randomness {

    private static final SecureRandom SOURCE = new SecureRandom();

    private Randomness() {}

    public static void fill(byte[] bytes) {
        SOURCE.nextBytes(bytes);
    }

    public static byte[] bytes(int length) {
        var bytes = new byte[length];
        fill(bytes);
        return bytes;
    }
}
