package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;

/** The gates that a route has on the day only: booking neither asks for them nor pays for them. */
@ApplicationScoped
public class DayRules {

    private static final String RULES = """
            select code, valid_days, valid_minutes, overridable from gate_rule
             where route = ? and on_the_day and not before_booking
            """;

    private final Database database;

    DayRules(Database database) {
        this.database = database;
    }

    public List<DayRule> of(Route route) {
        return database.list(
                RULES,
                row -> new DayRule(
                        row.getString("code"),
                        number(row, "valid_days"),
                        number(row, "valid_minutes"),
                        row.getBoolean("overridable")),
                route.name());
    }

    private static OptionalInt number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
