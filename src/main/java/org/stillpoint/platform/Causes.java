package org.stillpoint.platform;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Looks for the reason of a failure in its chain of causes, because every layer wraps the one below. */
final class Causes {

    /** Deadlock, serialisation failure, lock not available: PostgreSQL gave way to a neighbour. */
    private static final Set<String> START_OVER = Set.of("40P01", "40001", "55P03");

    private static final String DEADLOCK = "40P01";

    /** Ended by an administrator or after too long a silence, server starting or stopping, too many connections. */
    private static final Set<String> AWAY = Set.of("25P03", "57P01", "57P02", "57P03", "53300");

    /** Disk full, input or output error, read only: it answers and can not write. */
    private static final Set<String> CAN_NOT_WRITE = Set.of("53100", "58030", "25006");

    private static final int DEPTH = 20;

    private Causes() {}

    static <T> Optional<T> first(Throwable failure, Class<T> kind) {
        return chain(failure).filter(kind::isInstance).map(kind::cast).findFirst();
    }

    static Optional<String> sqlState(Throwable failure) {
        return chain(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null)
                .findFirst();
    }

    static boolean startOver(Throwable failure) {
        return first(failure, TryAgain.class).isPresent()
                || first(failure, OptimisticLockException.class).isPresent()
                || sqlState(failure).filter(START_OVER::contains).isPresent();
    }

    static boolean deadlock(Throwable failure) {
        return sqlState(failure).filter(DEADLOCK::equals).isPresent();
    }

    static boolean canNotWrite(Throwable failure) {
        return sqlState(failure).filter(CAN_NOT_WRITE::contains).isPresent();
    }

    /** Whether there is no connection to be had: class 08, a server that is going down, or a pool that gave up waiting. */
    static boolean databaseAway(Throwable failure) {
        var state = sqlState(failure);
        if (state.isPresent()) {
            return state.get().startsWith("08") || AWAY.contains(state.get());
        }
        return first(failure, SQLException.class)
                .map(SQLException::getMessage)
                // With and without a connection being made for the caller, the pool says it differently.
                .filter(message -> message.toLowerCase(Locale.ROOT).contains("acquisition timeout"))
                .isPresent();
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(DEPTH);
    }
}
