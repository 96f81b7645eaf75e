package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Database;

/** Reads who is like somebody, by the trigram index on names and the index on dates of birth. */
@ApplicationScoped
class PatientSearchQuery {

    /**
     * Of a name that thousands have, any so many are ranked: comparing takes some 6 microseconds each, and nobody reads further
     * than the first few.
     */
    private static final int MOST_COMPARED = 2000;

    private static final String MATCHES = """
            select id, given_name, family_name, preferred_name, date_of_birth
              from (select * from patient where %s limit %d) patient
             order by %s family_name, given_name, id
             limit ?
            """;

    private static final String BEST_FIRST = "word_similarity(?, search_name) desc, similarity(?, search_name) desc,";

    private final Database database;

    PatientSearchQuery(Database database) {
        this.database = database;
    }

    /** What has to fit; {@code name} is in the form of {@link SearchName}, empty if any will do, a contact is its blind index. */
    record Wanted(String name, LocalDate dateOfBirth, List<byte[]> contacts) {}

    /** The best first; {@code likeness} is the least part of the trigrams, 0 to 1, that a name has to share. */
    List<PatientMatch> matches(Wanted wanted, double likeness, int limit) {
        var conditions = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (!wanted.name().isEmpty()) {
            demand(likeness);
            conditions.add("search_name %> ?");
            values.add(wanted.name());
        }
        if (wanted.dateOfBirth() != null) {
            conditions.add("date_of_birth = ?");
            values.add(wanted.dateOfBirth());
        }
        for (var contact : wanted.contacts()) {
            conditions.add("id in (select patient_id from patient_contact_point where value_index = ?)");
            values.add(contact);
        }
        if (!wanted.name().isEmpty()) {
            values.add(wanted.name());
            values.add(wanted.name());
        }
        values.add(limit);
        var sql = MATCHES.formatted(
                String.join(" and ", conditions), MOST_COMPARED, wanted.name().isEmpty() ? "" : BEST_FIRST);
        return database.list(sql, PatientSearchQuery::match, values.toArray());
    }

    /** The index knows the operator, which knows its bound from a setting; it holds for this transaction. */
    private void demand(double likeness) {
        database.list(
                "select set_config('pg_trgm.word_similarity_threshold', ?, true)",
                row -> row.getString(1),
                Double.toString(likeness));
    }

    private static PatientMatch match(ResultSet row) throws SQLException {
        return new PatientMatch(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getObject(5, LocalDate.class),
                null,
                null);
    }
}
