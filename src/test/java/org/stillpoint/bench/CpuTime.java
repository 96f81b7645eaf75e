package org.stillpoint.bench;

import java.time.Duration;

/** How much processor time the server has used: what stays comparable when the machine has other work. */
record CpuTime(long nanos) {

    static CpuTime of(long server) {
        var used = ProcessHandle.of(server).flatMap(process -> process.info().totalCpuDuration());
        return new CpuTime(used.map(Duration::toNanos).orElse(0L));
    }

    /** Per request, since then. */
    double millisSince(CpuTime then, int requests) {
        return (nanos - then.nanos) / 1e6 / requests;
    }

    String since(CpuTime then, int requests) {
        return "server CPU %.2f ms".formatted(millisSince(then, requests));
    }
}
