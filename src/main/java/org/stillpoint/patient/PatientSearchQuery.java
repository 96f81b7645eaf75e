package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/** Reads who is like somebody, by the trigram index on names and the index on dates of birth. */
@ApplicationScoped
class PatientSearchQuery {

    /**
     * Of a name that thousands have something of, those who are called just so and any so many others are ranked: comparing takes
     * some 6 microseconds each.
     */
    private static final int MOST_COMPARED = 1000;

    /** The index knows the operator, which knows its bound from a setting; it holds for this transaction. */
    private static final String DEMAND = "select set_config('pg_trgm.word_similarity_threshold', ?, true)";

    private static final String MATCHES = """
            select id, given_name, family_name, preferred_name, date_of_birth
              from (%s) patient
             order by %s family_name, given_name, id
             limit ?
            """;

    private static final String SOME = "(select * from patient where %s limit " + MOST_COMPARED + ")";

    /** The one knows a name that is only part of what somebody is called, the other names that stand apart. */
    private static final String BEST_FIRST = "word_similarity(?, search_name) desc, similarity(?, search_name) desc,";

    private static final String DUPLICATES = """
            with alike as (
                select id from patient where date_of_birth = ? and similarity(search_name, ?) >= 0.4),
            reached as (
                select other.patient_id,
                       bool_or(other.kind = 'PHONE') as by_phone, bool_or(other.kind = 'EMAIL') as by_email
                  from patient_contact_point own
                  join patient_contact_point other using (value_index)
                 where own.patient_id = ?
                 group by other.patient_id)
            select p.id, p.given_name, p.family_name, p.preferred_name, p.date_of_birth,
                   alike.id is not null, coalesce(by_phone, false), coalesce(by_email, false)
              from patient p
              left join alike on alike.id = p.id
              left join reached on reached.patient_id = p.id
             where p.id in (select id from alike union all select patient_id from reached) and p.id <> ?
             order by similarity(p.search_name, ?) desc, p.id
             limit 50
            """;

    private final Database database;

    PatientSearchQuery(Database database) {
        this.database = database;
    }

    /** What has to fit; {@code name} is in the form of {@link SearchName}, empty if any will do, a contact is its blind index. */
    record Wanted(String name, LocalDate dateOfBirth, List<byte[]> contacts) {}

    /** The best first; {@code likeness} is the least part of the trigrams, 0 to 1, that a name has to share. */
    List<PatientMatch> matches(Wanted wanted, double likeness, int limit) {
        var values = new ArrayList<Object>();
        var sql = MATCHES.formatted(candidates(wanted, values), wanted.name().isEmpty() ? "" : BEST_FIRST);
        if (!wanted.name().isEmpty()) {
            values.add(wanted.name());
            values.add(wanted.name());
        }
        values.add(limit);
        var found = new ArrayList<PatientMatch>();
        database.send(new RoundTrip()
                .query(DEMAND, set -> {}, Double.toString(likeness))
                .query(
                        sql,
                        rows -> {
                            while (rows.next()) {
                                found.add(match(rows));
                            }
                        },
                        values.toArray()));
        return found;
    }

    private static String candidates(Wanted wanted, List<Object> values) {
        if (wanted.name().isEmpty()) {
            return some(List.of(), wanted, values);
        }
        return some(List.of("search_name = ?"), wanted, values)
                + " union "
                + some(List.of("search_name %> ?"), wanted, values);
    }

    private static String some(List<String> ofName, Wanted wanted, List<Object> values) {
        var conditions = new ArrayList<>(ofName);
        if (!ofName.isEmpty()) {
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
        return SOME.formatted(String.join(" and ", conditions));
    }

    /** Who was born on the same day and is called like this, or is reached like this; with what they have in common. */
    List<PossibleDuplicate> duplicates(Patient patient) {
        return database.list(
                DUPLICATES,
                row -> new PossibleDuplicate(match(row), because(row)),
                patient.dateOfBirth(),
                patient.searchName(),
                patient.id(),
                patient.id(),
                patient.searchName());
    }

    private static Set<PossibleDuplicate.Likeness> because(ResultSet row) throws SQLException {
        var because = EnumSet.noneOf(PossibleDuplicate.Likeness.class);
        if (row.getBoolean(6)) {
            because.add(PossibleDuplicate.Likeness.SAME_BIRTH_DATE_AND_SIMILAR_NAME);
        }
        if (row.getBoolean(7)) {
            because.add(PossibleDuplicate.Likeness.SAME_PHONE);
        }
        if (row.getBoolean(8)) {
            because.add(PossibleDuplicate.Likeness.SAME_EMAIL);
        }
        return because;
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
