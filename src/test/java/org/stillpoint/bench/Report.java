package org.stillpoint.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The one table. */
final class Report {

    private record Row(String work, String comparedWith, String toReach, String measured) {}

    private final List<Row> rows = new ArrayList<>();

    void add(String work, String comparedWith, String toReach, String measured) {
        rows.add(new Row(work, comparedWith, toReach, measured));
    }

    void print() {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.printf(
                "%n%s, %s %s, %d processors, Java %s%n%n| work | compared with | to reach | measured |%n|---|---|---|---|%n",
                LocalDate.now(ZoneOffset.UTC),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version());
        rows.forEach(row ->
                out.printf("| %s | %s | %s | %s |%n", row.work(), row.comparedWith(), row.toReach(), row.measured()));
    }
}
