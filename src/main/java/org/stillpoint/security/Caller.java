package org.stillpoint.security;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.Set;
import java.util.UUID;

/** Who a verified bearer token stands for. */
sealed interface Caller {

    String ATTRIBUTE = "stillpoint.caller";

    /** Stable name of the caller, without a person's name. */
    String scope();

    Set<String> roles();

    /** As the audit trail has it. */
    Doer doer();

    record OfAccount(UUID account, Set<String> roles) implements Caller {
        @Override
        public String scope() {
            return "account:" + account;
        }

        @Override
        public Doer doer() {
            return Doer.account(account, roles);
        }
    }

    record OfKey(KeyKind kind, UUID subject) implements Caller {
        @Override
        public String scope() {
            return "key:" + kind + ":" + subject;
        }

        @Override
        public Set<String> roles() {
            return Set.of(kind.role());
        }

        @Override
        public Doer doer() {
            return Doer.of(Doer.Kind.KEY, subject, roles());
        }
    }

    default SecurityIdentity identity() {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(scope()))
                .addRoles(roles())
                .addAttribute(ATTRIBUTE, this)
                .build();
    }
}
