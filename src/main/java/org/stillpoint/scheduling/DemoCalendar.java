package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Claimant;
import org.stillpoint.availability.SlotSearch;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.DemoRecords;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.References;
import org.stillpoint.platform.TimeSlot;

/**
 * Four weeks of the demo clinic: courses on their weekdays, assessments, reviews and therapy in between. The same for the same
 * first day; booked like anything else, so that it shows what the product does.
 */
@ApplicationScoped
@Transactional
class DemoCalendar {

    private static final int DAYS = 28;
    private static final Set<DayOfWeek> MON_THU = EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY);
    private static final Set<DayOfWeek> TUE_FRI = EnumSet.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY);
    private static final Set<DayOfWeek> WEDNESDAY = EnumSet.of(DayOfWeek.WEDNESDAY);

    /** One patient's visits: the same service at about the same time on the same weekdays; or a new patient each time. */
    private record Course(String service, Set<DayOfWeek> weekdays, LocalTime time, boolean samePatient) {}

    private static final List<Course> COURSES = List.of(
            new Course("IV_KETAMINE_40", MON_THU, LocalTime.of(8, 30), true),
            new Course("IV_KETAMINE_40", TUE_FRI, LocalTime.of(10, 0), true),
            new Course("ESKETAMINE_84", MON_THU, LocalTime.of(12, 0), true),
            new Course("ESKETAMINE_56", TUE_FRI, LocalTime.of(13, 0), true),
            new Course("IM_KETAMINE", WEDNESDAY, LocalTime.of(9, 0), true),
            new Course("INTEGRATION_THERAPY", TUE_FRI, LocalTime.of(9, 0), true),
            new Course("INDUCTION_REVIEW", WEDNESDAY, LocalTime.of(14, 0), false),
            new Course("FOLLOW_UP_VISIT", MON_THU, LocalTime.of(15, 30), false),
            new Course("INITIAL_ASSESSMENT", TUE_FRI, LocalTime.of(15, 0), false),
            new Course("INITIAL_ASSESSMENT", WEDNESDAY, LocalTime.of(10, 30), false));

    private final Clinic clinic;
    private final Availability availability;
    private final Appointments appointments;
    private final Patients patients;
    private final DemoRecords records;
    private final Ids ids;
    private final Clock clock;

    DemoCalendar(
            Clinic clinic,
            Availability availability,
            Appointments appointments,
            Patients patients,
            DemoRecords records,
            Ids ids,
            Clock clock) {
        this.clinic = clinic;
        this.availability = availability;
        this.appointments = appointments;
        this.patients = patients;
        this.records = records;
        this.ids = ids;
        this.clock = clock;
    }

    /** Fills an empty calendar; returns how many visits it booked. */
    int fill() {
        appointments.lockForDemo();
        if (appointments.count() > 0) {
            return 0;
        }
        int people = 0;
        int booked = 0;
        for (var site : clinic.plan().sites().stream()
                .filter(each -> !each.retired())
                .sorted(DemoCalendar::byCode)
                .toList()) {
            records.certify(site);
            for (var course : COURSES) {
                var regular = course.samePatient() ? regular(people++, course, site) : null;
                for (var date : dates(site, course)) {
                    var who = course.samePatient() ? regular : register(people++, site);
                    booked += book(site, course, date, who) ? 1 : 0;
                }
            }
        }
        return booked;
    }

    private static int byCode(Site one, Site other) {
        return one.code().compareTo(other.code());
    }

    private UUID register(int number, Site site) {
        return patients.register(DemoPatients.number(number), site.country(), "")
                .id();
    }

    /** Somebody who has all that the course's service needs. */
    private UUID regular(int number, Course course, Site site) {
        var patient = register(number, site);
        clinic.plan().service(course.service()).ifPresent(service -> records.clear(patient, service.route(), site));
        return patient;
    }

    private List<LocalDate> dates(Site site, Course course) {
        var tomorrow = LocalDate.ofInstant(clock.instant(), site.zone()).plusDays(1);
        return tomorrow.datesUntil(tomorrow.plusDays(DAYS))
                .filter(date -> course.weekdays().contains(date.getDayOfWeek()))
                .toList();
    }

    /** At the first start from the course's time on that is free; a day without one is left out. */
    private boolean book(Site site, Course course, LocalDate date, UUID patient) {
        var plan = clinic.plan();
        var service = plan.service(course.service()).filter(each -> BookableVisit.offers(site, each));
        if (service.isEmpty()) {
            return false;
        }
        var from = LocalTimes.instant(date, course.time(), site.zone());
        var day = new TimeSlot(from, LocalTimes.instant(date.plusDays(1), LocalTime.MIDNIGHT, site.zone()));
        var start = availability
                .slots(new SlotSearch(
                        plan, service.get(), site, day, Optional.of(patient), Optional.empty(), Set.of(), Set.of()))
                .stream()
                .findFirst();
        start.ifPresent(moment -> book(new VisitAt(plan, service.get(), site, moment), patient, clock.instant()));
        return start.isPresent();
    }

    private void book(VisitAt visit, UUID patient, Instant now) {
        var id = ids.next();
        var claimed = availability.claim(visit, Claimant.appointment(id, patient), Set.of());
        var planned = PlannedVisit.of(visit, claimed.served(), Optional.empty());
        appointments.persist(Appointment.book(id, References.next(), patient, planned, null, now));
    }
}
