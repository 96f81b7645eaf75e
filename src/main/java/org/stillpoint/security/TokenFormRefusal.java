package org.stillpoint.security;

import jakarta.inject.Singleton;
import org.stillpoint.platform.FormRefusal;
import org.stillpoint.platform.Refusal;

/** The one form is the token request, for whose refusals OAuth2 has a code. */
@Singleton
class TokenFormRefusal implements FormRefusal {

    @Override
    public Refusal unreadable() {
        return SecurityRefusal.tokenRequest("invalid_request", "The form can not be decoded.");
    }
}
