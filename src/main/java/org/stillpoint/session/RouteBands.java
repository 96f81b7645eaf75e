package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.treatment.BloodPressure;
import org.stillpoint.treatment.BloodPressureBands;
import org.stillpoint.treatment.Protocol;

/** The bands of blood pressure that a session is held to: of its protocol, else of its route. */
@ApplicationScoped
class RouteBands {

    private final Database database;

    RouteBands(Database database) {
        this.database = database;
    }

    BloodPressureBands of(SessionFile file) {
        return file.protocol()
                .map(Protocol::bloodPressure)
                .orElseGet(() -> of(file.session().route()));
    }

    private BloodPressureBands of(Route route) {
        return database.first("select * from route_blood_pressure where route = ?", RouteBands::bands, route.name())
                .orElseThrow();
    }

    private static BloodPressureBands bands(ResultSet row) throws SQLException {
        return new BloodPressureBands(band(row, "warn"), band(row, "override"), band(row, "block"));
    }

    private static Optional<BloodPressure> band(ResultSet row, String name) throws SQLException {
        int systolic = row.getInt(name + "_systolic");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new BloodPressure(systolic, row.getInt(name + "_diastolic")));
    }
}
