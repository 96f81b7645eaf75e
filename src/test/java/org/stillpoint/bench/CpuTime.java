package org.stillpoint.bench;

import java.time.Duration;

/** How much processor time a process and its children have used: what stays comparable when the machine has other work. */
record CpuTime(long serverNanos, long databaseNanos) {

    static CpuTime of(long server, long postgres) {
        var backends = ProcessHandle.of(postgres).stream().flatMap(ProcessHandle::descendants);
        return new CpuTime(
                nanos(ProcessHandle.of(server).orElseThrow()),
                backends.mapToLong(CpuTime::nanos).sum());
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    /** Per request, since then. */
    String since(CpuTime then, int requests) {
        return "CPU per request: server %.2f ms, PostgreSQL %.2f ms"
                .formatted(
                        (serverNanos - then.serverNanos) / 1e6 / requests,
                        (databaseNanos - then.databaseNanos) / 1e6 / requests);
    }
}
