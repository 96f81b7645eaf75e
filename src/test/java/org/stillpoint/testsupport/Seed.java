package org.stillpoint.testsupport;

import java.util.concurrent.ThreadLocalRandom;

/** What a test draws by chance comes from a new seed in each run; a failure names it, and {@code -Dstillpoint.seed=…} repeats it. */
public final class Seed {

    private Seed() {}

    /** Something that is the same for the same seed. */
    public interface Story {
        void of(long seed) throws Exception;
    }

    /** What all seeds of a run have to come to together is not asked of the one that is repeated. */
    public static boolean isGiven() {
        return Long.getLong("stillpoint.seed") != null;
    }

    public static void tell(Story story) {
        long seed = Long.getLong("stillpoint.seed", ThreadLocalRandom.current().nextLong());
        try {
            story.of(seed);
        } catch (Throwable broken) {
            throw new AssertionError("-Dstillpoint.seed=" + seed + " repeats it", broken);
        }
    }
}
