package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class PatientSearchTest {

    private static final String PATH = "/v1/patients/searches";

    @Inject
    Database database;

    /** No other test's people are called so. */
    private String family;

    @BeforeEach
    void aFamily() {
        family = UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .mapToObj(digit -> Character.toString('a' + Character.digit(digit, 16)))
                .collect(Collectors.joining())
                .substring(0, 12);
    }

    private static String register(String given, String family, String born) {
        var person = new HashMap<>(Office.person());
        person.put("givenName", given);
        person.put("familyName", family);
        person.put("dateOfBirth", born);
        return desk().post("/v1/patients", person).expect(201).text("id");
    }

    private static List<String> found(Map<String, ?> search) {
        return ids(desk().post(PATH, search).expect(200));
    }

    private static List<String> ids(Answer answer) {
        return StreamSupport.stream(answer.body().path("items").spliterator(), false)
                .map(item -> item.path("id").asText())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "Zoë, zoe",
        "zoe, ZOË",
        "Zoë Maria, maria",
        "Łucja, Lucja",
        "Ольга, ОЛЬГА",
        "王小明, 王小明",
        "أحمد, احمد",
        "שָׂרָה, שרה",
        "Ada 🦊, 🦊"
    })
    void capitalsMarksAndScriptsDoNotMatter(String given, String asked) {
        var id = register(given, "Testperson-" + family, "1980-05-17");
        register("Unlike", "Testperson-" + family, "1980-05-17");
        var answer = desk().post(PATH, Map.of("name", family + " " + asked)).expect(200);
        assertThat(ids(answer).getFirst()).isEqualTo(id);
        assertThat(answer.body().at("/items/0/givenName").asText()).isEqualTo(given);
    }

    @Test
    void namesAreFoundInAnyOrderTheBestFirst() {
        var other = register("Bea", family, "1980-05-17");
        var both = register("Ada", family, "1980-05-17");
        assertThat(found(Map.of("name", "ada " + family))).startsWith(both, other);
        assertThat(found(Map.of("name", family + " ADA"))).startsWith(both, other);
    }

    @Test
    void aLetterThatIsWrongMissingOrTooMuchDoesNotMatter() {
        var id = register("Ada", family, "1980-05-17");
        for (var slip : new String[] {
            family.substring(0, 5) + 'z' + family.substring(6),
            family.substring(0, 5) + family.substring(6),
            family.substring(0, 5) + 'q' + family.substring(5)
        }) {
            assertThat(found(Map.of("name", slip))).startsWith(id);
            assertThat(found(Map.of("name", slip + " Adda"))).startsWith(id);
        }
    }

    @Test
    void aNameInAnotherScriptMayBeMisspeltToo() {
        var id = register("Александра", "Тестова" + family, "1980-05-17");
        assertThat(found(Map.of("name", "алексанра тестова" + family))).startsWith(id);
    }

    @Test
    void whatIsGivenHasToFitAltogether() {
        var id = register("Ada", family, "1980-05-17");
        var twin = register("Ada", family, "1980-05-18");
        assertThat(found(Map.of("name", family, "dateOfBirth", "1980-05-17"))).containsExactly(id);
        assertThat(found(Map.of("name", family, "dateOfBirth", "1980-05-18"))).containsExactly(twin);
        assertThat(found(Map.of("name", family, "dateOfBirth", "1980-05-19"))).isEmpty();
    }

    @Test
    void aDateOfBirthIsEnough() {
        var id = register("Ada", family, "1903-02-28");
        assertThat(found(Map.of("dateOfBirth", "1903-02-28"))).contains(id);
    }

    @Test
    void noMoreThanAskedForAndSaysWhetherThereAreMore() {
        for (int n = 0; n < 3; n++) {
            register("Ada", family, "1980-05-17");
        }
        var two = desk().post(PATH, Map.of("name", family, "limit", 2)).expect(200);
        assertThat(ids(two)).hasSize(2);
        assertThat(two.body().path("more").asBoolean()).isTrue();
        var all = desk().post(PATH, Map.of("name", family, "dateOfBirth", "1980-05-17", "limit", 3))
                .expect(200);
        assertThat(ids(all)).hasSize(3);
        assertThat(all.body().path("more").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"name, '...'", "name, A.", "limit, 0", "limit, 51", "surname, Testperson", "dateOfBirth, May"})
    void whatIsWrongIsNamed(String property, String value) {
        var search = new HashMap<String, Object>(Map.of("name", "Ada"));
        search.put(property, property.equals("limit") ? Integer.valueOf(value) : value);
        var answer = desk().post(PATH, search).expect(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/" + property);
    }

    @Test
    void somethingHasToBeLookedFor() {
        desk().post(PATH, Map.of()).expect(400);
        desk().post(PATH, Map.of("limit", 5)).expect(400);
    }

    @Test
    void aSearchIsAuditedWithWhoWasFoundAndNeverWithWhatWasAsked() {
        var id = register("Ada", family, "1980-05-17");
        found(Map.of("name", family, "dateOfBirth", "1980-05-17"));
        var row = database.list(
                "select to_jsonb(audit_event)::text from audit_event"
                        + " where action = 'PATIENTS_SEARCHED' and ? = any(patients)",
                found -> found.getString(1),
                UUID.fromString(id));
        assertThat(row).singleElement().asString().contains("\"items\": 1").doesNotContain(family, "1980");
    }

    @Test
    void whoIsCalledJustSoComesFirstAmongThousandsWhoAreCalledAlike() {
        database.update(
                "insert into patient (id, given_name, family_name, search_name, date_of_birth, created_at, version)"
                        + " select gen_random_uuid(), 'Ada', ?, 'ada maria ' || ?, '1980-05-17', now(), 0"
                        + " from generate_series(1, 1500)",
                family,
                family);
        var exact = register("Ada", family, "1980-05-17");
        assertThat(found(Map.of("name", "Ada " + family))).startsWith(exact);
    }

    @Test
    void aSearchIsForStaff() {
        visitor().post(PATH, Map.of("name", "Ada")).expect(401);
    }

    /** Without an index the planner has no other way than to compare all names; told not to, it takes the index if it can. */
    @Test
    void namesAndDatesAreFoundByTheirIndexes() {
        assertThat(plan("search_name %> 'abcdefghi'")).contains("patient_search_name");
        assertThat(plan("date_of_birth = '1980-05-17'")).contains("patient_by_birth_date");
    }

    private String plan(String condition) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.update("set local enable_seqscan = off");
            return String.join(
                    "\n", database.list("explain select * from patient where " + condition, row -> row.getString(1)));
        });
    }
}
