package org.stillpoint.platform;

import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Tells which named constraint of the schema said no. Hibernate does not know the name for every kind of violation. */
public final class Constraints {

    private Constraints() {}

    public static Optional<String> violated(Throwable failure) {
        return Causes.first(failure, PSQLException.class)
                .map(PSQLException::getServerErrorMessage)
                .map(ServerErrorMessage::getConstraint);
    }
}
