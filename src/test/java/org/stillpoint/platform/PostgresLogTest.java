package org.stillpoint.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PostgresLogTest {
    @Test
    void theComplaintIsTheLastFatalLine() {
        var log = """
                LOG:  starting PostgreSQL 18.6
                FATAL:  could not write lock file "postmaster.pid": No space left on device
                LOG:  database system is shut down
                """;
        assertEquals(
                "FATAL:  could not write lock file \"postmaster.pid\": No space left on device",
                PostgresLog.complaint(log));
    }

    @Test
    void withoutAFatalLineTheComplaintIsTheLastLine() {
        assertEquals("the last line", PostgresLog.complaint("the first line\nthe last line\n\n"));
    }

    @Test
    void aSilentProgramIsReportedAsSuch() {
        assertEquals("it gave no reason", PostgresLog.complaint(""));
    }
}
