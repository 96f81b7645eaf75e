package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;

/** The bands as they are kept, which a clinic may change but for those of a label. */
@ApplicationScoped
class DoseBands {

    private static final String OF = """
            select distinct on (drug, unit) drug, unit, least, most, most_per_session, basis = 'LABEL', source
              from dose_band
             where route = ? and protocol in ('', ?)
             order by drug, unit, protocol desc
            """;

    private final Database database;

    DoseBands(Database database) {
        this.database = database;
    }

    /** One for each drug and unit; a protocol's own before its route's. */
    List<DoseBand> of(Route route, Optional<String> protocol) {
        return database.list(OF, DoseBands::band, route.name(), protocol.orElse(""));
    }

    private static DoseBand band(ResultSet row) throws SQLException {
        return new DoseBand(
                Drug.valueOf(row.getString(1)),
                DoseUnit.valueOf(row.getString(2)),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getBigDecimal(5),
                row.getBoolean(6),
                row.getString(7));
    }
}
