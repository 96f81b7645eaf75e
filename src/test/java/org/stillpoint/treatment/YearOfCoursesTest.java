package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.ServiceSample;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** Every protocol that ships, for a year, in one small clinic that is closed now and then and whose patients are people. */
@QuarkusTest
class YearOfCoursesTest {

    /** Whenever the tests run, it is the same year. */
    private static final LocalDate FIRST = LocalDate.parse("2031-02-03");

    private static final long SEED = 20261122;

    @Inject
    TestClock clock;

    private Random random;

    /** A few in every build; more of them with {@code -Dcourses.seeds=20}. */
    static LongStream seeds() {
        return LongStream.range(SEED, SEED + Long.getLong("courses.seeds", 2));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyProtocolKeepsItsRulesAndItsCountsForAYear(long seed) {
        random = new Random(seed);
        var first = FIRST;
        var office = Office.on(clinic(first), first);
        var courses = new ArrayList<SimulatedCourse>();
        clock.set(SimulatedCourse.morning(office, first));
        var staff = prescriber();
        certify(office);
        for (var protocol : protocols(office)) {
            var course = new SimulatedCourse(office, protocol, preferences(office), clock, random);
            course.begin(staff, first);
            courses.add(course);
        }
        live(office, courses, first);
        clock.set(SimulatedCourse.morning(office, first.plusDays(365)));
        var happened = new TreeSet<String>();
        for (var course : courses) {
            course.as(prescriber());
            happened.addAll(course.happened().keySet());
            assertWentOn(course);
        }
        assertThat(happened).contains("arrived", "cancelled", "missed", "moved", "planned", "repaired", "reviewed");
    }

    private Map<String, Object> preferences(Office office) {
        return switch (random.nextInt(4)) {
            case 0 -> Map.of("dayParts", List.of("MORNING"));
            case 1 -> Map.of("weekdays", List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"));
            case 2 -> Map.of("notBefore", "10:00", "avoidedPractitioners", List.of(office.actor("colleague")));
            default -> Map.of();
        };
    }

    /** Whatever happened, the induction was completed, and where maintenance follows it went on through the year. */
    private static void assertWentOn(SimulatedCourse course) {
        var induction = course.steps().get(0);
        assertThat(induction.path("done").asInt())
                .as(course.steps() + " " + course.happened())
                .isEqualTo(induction.path("of").asInt());
        if (course.isMaintained()) {
            var last = course.steps().get(course.steps().size() - 1);
            assertThat(last.path("done").asInt())
                    .as(course.steps() + " " + course.happened())
                    .isGreaterThanOrEqualTo(10);
        }
    }

    private void live(Office office, List<SimulatedCourse> courses, LocalDate first) {
        var due = new HashMap<SimulatedCourse, LocalDate>();
        courses.forEach(course -> due.put(course, first));
        var renewed = first;
        for (var day = first; day.isBefore(first.plusDays(365)); day = day.plusDays(1)) {
            var today = day;
            var busy = courses.stream()
                    .filter(course -> !due.get(course).isAfter(today))
                    .toList();
            if (busy.isEmpty()) {
                continue;
            }
            clock.set(SimulatedCourse.morning(office, day));
            var staff = prescriber();
            if (renewed.plusDays(60).isBefore(day)) {
                courses.forEach(course -> course.renew(staff, today));
                renewed = day;
            }
            for (var course : busy) {
                clock.set(SimulatedCourse.morning(office, day));
                course.live(staff, day);
                due.put(course, course.next(staff, day));
            }
            if (random.nextInt(20) == 0) {
                callInSick(office, day, courses).forEach(course -> due.put(course, today.plusDays(1)));
            }
        }
    }

    /** Somebody, or a chair, is not there for some of the next days. Tells whose visits are elsewhere since. */
    private List<SimulatedCourse> callInSick(Office office, LocalDate day, List<SimulatedCourse> courses) {
        clock.set(SimulatedCourse.morning(office, day));
        var staff = prescriber();
        var from = day.plusDays(1 + random.nextInt(5));
        var to = from.plusDays(random.nextInt(3));
        var who = List.of("chair-1", "chair-2", "prescriber").get(random.nextInt(3));
        staff.post(
                        "/v1/actors/" + office.actor(who) + "/blocks",
                        Map.of(
                                "start",
                                office.at(from, "08:00"),
                                "end",
                                office.at(to, "18:00"),
                                "kind",
                                "LEAVE",
                                "displace",
                                true))
                .expect(201);
        var proposal = staff.post(
                        "/v1/repair-proposals",
                        Map.of("site", office.site(), "from", from.toString(), "to", to.toString()))
                .expect(201);
        var saved = StreamSupport.stream(proposal.body().path("items").spliterator(), false)
                .filter(item -> item.has("to"))
                .toList();
        if (saved.isEmpty()) {
            return List.of();
        }
        staff.post("/v1/repair-proposals/" + proposal.text("id") + "/acceptance", Map.of())
                .expect(200);
        var touched = new ArrayList<SimulatedCourse>();
        for (var item : saved) {
            var course = courses.stream()
                    .filter(each -> each.patient().equals(item.path("patient").asText()))
                    .findFirst()
                    .orElseThrow();
            touched.add(course);
            if (item.path("kind").asText().equals("MOVE")) {
                course.moved(staff, item);
            }
        }
        return touched;
    }

    private static Wire prescriber() {
        return Office.staff("prescriber");
    }

    private static void certify(Office office) {
        Office.staff("manager")
                .post(
                        "/v1/sites/" + office.site() + "/rems-certifications",
                        Map.of("certificationNumber", "EXAMPLE-1", "from", "2020-01-01"))
                .expect(201);
    }

    private static List<Protocol> protocols(Office office) {
        var services = Map.of(
                "IV_KETAMINE_40",
                "infusion",
                "ESKETAMINE_84",
                "spray",
                "IM_KETAMINE",
                "injection",
                "INDUCTION_REVIEW",
                "talk");
        return ShippedProtocols.all().stream()
                .map(shipped -> {
                    var sample = ProtocolSample.of(shipped.code());
                    shipped.course().stream()
                            .map(CourseStep::service)
                            .distinct()
                            .forEach(code -> sample.replacing(
                                    "\"service\":\"%s\"".formatted(code),
                                    "\"service\":\"%s\"".formatted(office.service(services.get(code)))));
                    return sample.install();
                })
                .toList();
    }

    /** Two chairs for five patients, closed for some days of each season. */
    private ClinicSample clinic(LocalDate first) {
        var clinic = ClinicSample.in("America/New_York")
                .openOnly("mon-sat", "08:00-18:00")
                .room("chair-1", "CHAIR")
                .room("chair-2", "CHAIR")
                .practitioner("prescriber", 8, "PRESCRIBER")
                .practitioner("colleague", 8, "PRESCRIBER")
                .service("infusion", service -> treatment(service, Route.IV_KETAMINE))
                .service("injection", service -> treatment(service, Route.IM_KETAMINE))
                .service("spray", service -> treatment(service, Route.ESKETAMINE_NASAL))
                .service("talk", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("PRESCRIBER", PhaseCode.DOSING, PhaseCode.DOSING));
        for (int season = 0; season < 8; season++) {
            var closed = first.plusDays(20 + 43L * season + random.nextInt(20));
            clinic.closed(closed.toString(), closed.plusDays(random.nextInt(6)).toString());
        }
        return clinic.install();
    }

    private static void treatment(ServiceSample service, Route route) {
        service.route(route)
                .phase(PhaseCode.DOSING, 30)
                .phase(PhaseCode.OBSERVATION, 120)
                .need("CHAIR", PhaseCode.DOSING, PhaseCode.OBSERVATION);
    }
}
