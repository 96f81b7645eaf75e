package org.stillpoint.platform;

import java.security.SecureRandom;

/**
 * What people read to each other over the phone: ten characters without look-alikes, 50 random bits, so that among a million
 * rows not one in a billion new ones meets an old one (and the database would refuse it).
 */
public final class References {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private References() {}

    public static String next() {
        var text = new StringBuilder();
        for (int index = 0; index < 10; index++) {
            text.append(index == 5 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
