package org.stillpoint.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.stillpoint.availability.EngineWindow;

/** The slot engine alone, by JMH. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EngineBench {

    private final EngineWindow window = new EngineWindow();

    @Benchmark
    public int findsTheStartsOfFourWeeks() {
        return window.starts();
    }

    static void measure(Report report) throws RunnerException {
        var options = new OptionsBuilder()
                .include(EngineBench.class.getSimpleName())
                .forks(1)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .build();
        var result = new Runner(options).runSingle().getPrimaryResult();
        report.add(
                "the engine alone, 4 weeks, 24 actors, 4 needs",
                "–",
                "≤ 0.3 ms",
                "%.3f ms ± %.3f".formatted(result.getScore() / 1000, result.getScoreError() / 1000));
    }
}
