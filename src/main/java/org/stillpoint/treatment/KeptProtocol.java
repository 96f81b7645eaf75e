package org.stillpoint.treatment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A stored version and on whose word it is there.
 *
 * @param createdBy an account's id, {@code start} for the configured file, {@link #DEFAULT} for what ships
 * @param retiredBy the same, for one that is retired
 * @param overridden whether a prescriber has let it leave the usual range
 */
record KeptProtocol(Protocol protocol, String createdBy, Optional<String> retiredBy, boolean overridden) {

    private static final long RETIRED = 1_000_000;

    static final String DEFAULT = "default";
    static final String COLUMNS =
            ProtocolRow.COLUMNS + ", created_by, retired_by, overridden_by is not null as overridden";

    static KeptProtocol read(ResultSet row) throws SQLException {
        return new KeptProtocol(
                ProtocolRow.read(row),
                row.getString("created_by"),
                Optional.ofNullable(row.getString("retired_by")),
                row.getBoolean("overridden"));
    }

    /** Came by itself, and nobody has retired it: it follows what ships and what the clinic's services allow. */
    boolean isNobodys() {
        return createdBy.equals(DEFAULT) && retiredBy.map(DEFAULT::equals).orElse(true);
    }

    boolean says(Protocol other) {
        return ProtocolDefinition.of(protocol).equals(ProtocolDefinition.of(other));
    }

    /** For the entity tag: the version, and another number while it is retired, so that both are told apart. */
    long tag() {
        return tag(protocol.version(), protocol.retired());
    }

    static long tag(int version, boolean retired) {
        return retired ? RETIRED + version : version;
    }

    String code() {
        return protocol.code();
    }
}
