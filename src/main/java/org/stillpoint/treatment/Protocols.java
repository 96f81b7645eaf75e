package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** The protocols as they are kept: every version that ever was. */
@ApplicationScoped
public class Protocols {

    private static final String ROWS = "select " + ProtocolRow.COLUMNS + " from protocol ";
    private static final String KEPT = "select " + KeptProtocol.COLUMNS + " from protocol ";
    private static final String NEWEST = """
            where (code, version) in (select code, max(version) from protocol group by code)
            order by code
            """;

    private final Database database;

    Protocols(Database database) {
        this.database = database;
    }

    /** The newest version of a code, unless it is retired: what a new series starts with. */
    public Optional<Protocol> newest(String code) {
        return newestKept(code).map(KeptProtocol::protocol).filter(protocol -> !protocol.retired());
    }

    /** A version by its id, retired or not: what a running series has. */
    public Optional<Protocol> get(UUID id) {
        return database.first(ROWS + "where id = ?", ProtocolRow::read, id);
    }

    public Optional<Protocol> version(String code, int version) {
        return kept(code, version).map(KeptProtocol::protocol);
    }

    Optional<KeptProtocol> kept(String code, int version) {
        return database.first(KEPT + "where code = ? and version = ?", KeptProtocol::read, code, version);
    }

    /** The same as {@link #newest}, also where it is retired. */
    Optional<KeptProtocol> newestKept(String code) {
        return database.first(KEPT + "where code = ? order by version desc limit 1", KeptProtocol::read, code);
    }

    /** The newest version of each code, also of retired ones, by code. */
    List<KeptProtocol> kept() {
        return database.list(KEPT + NEWEST, KeptProtocol::read);
    }
}
