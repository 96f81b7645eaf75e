package org.stillpoint.session;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a dose has to keep. Each says why not; of what a label asks nobody lifts how much is given, and in which order. */
enum DoseRule {
    /** Neither far too little nor far too much. */
    BAND {
        @Override
        Optional<String> whyNot(DoseQuestion asked) {
            var band = asked.band();
            return unless(
                    band.has(asked.dose().amount()),
                    "A dose is %s to %s %s (%s).",
                    plain(band.least()),
                    plain(band.most()),
                    band.unit(),
                    band.source());
        }

        @Override
        boolean overridable(DoseQuestion asked) {
            return !asked.band().ofLabel();
        }

        @Override
        boolean isAsBefore(GivenDose dose, GivenDose wrong) {
            return dose.isSameAmountAs(wrong);
        }
    },
    /** All of the day together. */
    BAND_OF_THE_DAY {
        @Override
        Optional<String> whyNot(DoseQuestion asked) {
            var band = asked.band();
            var all = asked.others().stream()
                    .filter(other -> other.drug() == band.drug() && other.unit() == band.unit())
                    .map(GivenDose::amount)
                    .reduce(asked.dose().amount(), BigDecimal::add);
            return unless(
                    all.compareTo(band.mostPerSession()) <= 0,
                    "All doses of a day come to %s %s at most (%s).",
                    plain(band.mostPerSession()),
                    band.unit(),
                    band.source());
        }

        @Override
        boolean overridable(DoseQuestion asked) {
            return !asked.band().ofLabel();
        }

        @Override
        boolean isAsBefore(GivenDose dose, GivenDose wrong) {
            return dose.isSameAmountAs(wrong);
        }
    },
    /** One after the other, as many as were prescribed. */
    DEVICE_NUMBER {
        @Override
        Optional<String> whyNot(DoseQuestion asked) {
            return asked.dose().device().flatMap(number -> unless(
                            number <= asked.deviceCount(), "The dose is %d devices.", asked.deviceCount())
                    .or(() -> unless(
                            number == 1 || hasOther(asked, number - 1),
                            "Device %d was not recorded yet.",
                            number - 1)));
        }

        @Override
        boolean isAsBefore(GivenDose dose, GivenDose wrong) {
            return dose.device().equals(wrong.device());
        }
    },
    /** Each a while after the one before. One that was used sooner all the same is recorded on a prescriber's word. */
    DEVICES_APART {
        @Override
        Optional<String> whyNot(DoseQuestion asked) {
            return asked.devices()
                    .flatMap(devices -> unless(
                            asked.others().stream().allMatch(other -> apart(asked.dose(), other, devices.apart())),
                            "Devices are %d minutes apart at least, in the order of their numbers (%s).",
                            devices.apart().toMinutes(),
                            devices.source()));
        }

        @Override
        boolean overridable(DoseQuestion asked) {
            return asked.others().stream().allMatch(other -> apart(asked.dose(), other, Duration.ZERO));
        }

        @Override
        boolean isAsBefore(GivenDose dose, GivenDose wrong) {
            return dose.isSameDeviceAs(wrong);
        }
    },
    /** Once dosing is over it goes on with the next device of the same dose; anything else is somebody's decision. */
    AFTER_THE_END {
        @Override
        Optional<String> whyNot(DoseQuestion asked) {
            return unless(
                    !asked.dosingHasEnded() || asked.dose().device().isPresent(), "The dosing of the day has ended.");
        }

        @Override
        boolean overridable(DoseQuestion asked) {
            return true;
        }
    };

    /** A rule that is not kept, and whether a prescriber may let it go. */
    record Broken(String rule, String detail, boolean overridable) {}

    abstract Optional<String> whyNot(DoseQuestion asked);

    boolean overridable(DoseQuestion asked) {
        return false;
    }

    /** Whether a correction leaves alone what it is about. */
    boolean isAsBefore(GivenDose dose, GivenDose wrong) {
        return false;
    }

    /** Whoever recorded it was told then; what others have put right of the day since is no reason to keep a wrong lot or end. */
    private boolean wasDecided(DoseQuestion asked) {
        return asked.wrong().filter(wrong -> isAsBefore(asked.dose(), wrong)).isPresent();
    }

    /** All that is wrong with it. */
    static List<Broken> broken(DoseQuestion asked) {
        return Stream.of(values())
                .filter(rule -> !rule.wasDecided(asked))
                .flatMap(rule ->
                        rule.whyNot(asked).stream().map(why -> new Broken(rule.name(), why, rule.overridable(asked))))
                .toList();
    }

    private static boolean hasOther(DoseQuestion asked, int number) {
        return asked.others().stream()
                .anyMatch(other ->
                        other.device().filter(device -> device == number).isPresent());
    }

    private static boolean apart(GivenDose dose, GivenDose other, Duration least) {
        if (dose.device().isEmpty() || other.device().isEmpty()) {
            return true;
        }
        boolean later = dose.device().get() > other.device().get();
        var between =
                later ? Duration.between(other.start(), dose.start()) : Duration.between(dose.start(), other.start());
        return between.compareTo(least) >= 0;
    }

    private static Optional<String> unless(boolean kept, String why, Object... values) {
        return kept ? Optional.empty() : Optional.of(why.formatted(values));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
