package org.stillpoint.security;

import io.quarkus.elytron.security.common.BcryptUtil;
import jakarta.inject.Singleton;

/** The slow hash of passwords. */
@Singleton
class Bcrypt {

    String hash(String password, int cost) {
        return BcryptUtil.bcryptHash(password, cost);
    }

    boolean matches(String password, String hash) {
        return BcryptUtil.matches(password, hash);
    }
}
