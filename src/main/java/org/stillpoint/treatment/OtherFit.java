package org.stillpoint.treatment;

import java.time.LocalDate;

/** Whether one more treatment keeps an {@link OtherSpacing}, by counting days only. */
final class OtherFit {

    private final StandingDays standing;
    private final int minGap;
    private final int most;
    private final int lateFrom;
    private final int mostLate;
    private final int[] near;
    private final int nearDays;

    OtherFit(OtherSpacing other, StandingDays standing, LocalDate origin) {
        var terms = other.terms();
        this.standing = standing;
        this.minGap = terms.minGapDays();
        this.most = terms.maxPerRolling7Days();
        var late = terms.late().filter(_ -> other.began().isPresent());
        this.lateFrom = late.map(limit -> number(other.began().orElseThrow(), origin) + limit.afterDay())
                .orElse(Integer.MAX_VALUE);
        this.mostLate = late.map(LateLimit::maxPerRolling7Days).orElse(Integer.MAX_VALUE);
        this.near = other.near().stream().mapToInt(day -> number(day, origin)).toArray();
        this.nearDays = other.nearDays();
    }

    private static int number(LocalDate day, LocalDate origin) {
        return (int) (day.toEpochDay() - origin.toEpochDay());
    }

    boolean allows(Placing placed, int day) {
        return keepsGap(placed, day)
                && !crowded(placed, day, Integer.MIN_VALUE, most)
                && (day < lateFrom || !crowded(placed, day, lateFrom, mostLate));
    }

    private boolean keepsGap(Placing placed, int day) {
        int last = placed.lastTreatment();
        boolean both = last == Placing.NONE || day - last >= minGap || !isFor(day) && !isFor(last);
        return both
                && (!isFor(day)
                        || day - standing.lastTreatment(day) >= minGap && standing.nextTreatment(day) - day >= minGap);
    }

    private boolean crowded(Placing placed, int day, int from, int most) {
        for (int first = day - 6; first <= day; first++) {
            int start = Math.max(first, from);
            if (standing.treatments(start, first + 6) + placed.treatments(start, day) + 1 > most
                    && (isFor(day) || placed.anyTreatment(start, day, this::isFor))) {
                return true;
            }
        }
        return false;
    }

    private boolean isFor(int day) {
        if (near.length == 0) {
            return true;
        }
        for (int each : near) {
            if (Math.abs(each - day) < nearDays) {
                return true;
            }
        }
        return false;
    }
}
