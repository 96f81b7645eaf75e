package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.stillpoint.platform.NotFound;

/** The instruments that the clinic uses, from a file that comes with the program. */
@ApplicationScoped
public class Instruments {

    private static final InstrumentFile FILE = InstrumentFile.shipped();

    /** In the order of the file. */
    public List<Instrument> all() {
        return FILE.instruments();
    }

    public Optional<Instrument> find(String code) {
        return all().stream()
                .filter(instrument -> instrument.code().equals(code))
                .findFirst();
    }

    /** When it can be asked. Refuses with {@link NotFound} what is no instrument. */
    public AskingRule asking(String code) {
        return find(code).map(Instrument::asking).orElseThrow(NotFound::new);
    }

    /** How old a measure may be at the first dose of a course to be its baseline. */
    public Duration baselineAge() {
        return FILE.baselineAge();
    }
}
