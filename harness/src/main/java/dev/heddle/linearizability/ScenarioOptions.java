package dev.heddle.linearizability;

/** What {@link Scenarios} are drawn from. */
record ScenarioOptions(
        int threads, int operations, int before, int after, int count, long seed, int least, int largest) {

    static final ScenarioOptions DEFAULT = new ScenarioOptions(2, 2, 0, 0, 10, 0, 1, 3);

    ScenarioOptions {
        if (threads < 1 || operations < 1 || before < 0 || after < 0 || count < 1 || least > largest) {
            throw new IllegalArgumentException("no scenarios can be made of " + threads + " threads with " + operations
                    + " operations each, " + before + " before and " + after + " after, " + count
                    + " times, with values from " + least + " to " + largest);
        }
        int all = threads * operations + before + after;
        if (all > Judge.MOST_OPERATIONS) {
            throw new IllegalArgumentException(
                    all + " operations are too many to be verified: " + Judge.MOST_OPERATIONS + " at most");
        }
    }

    ScenarioOptions withThreads(int n) {
        return new ScenarioOptions(n, operations, before, after, count, seed, least, largest);
    }

    ScenarioOptions withOperations(int n) {
        return new ScenarioOptions(threads, n, before, after, count, seed, least, largest);
    }

    ScenarioOptions withBefore(int n) {
        return new ScenarioOptions(threads, operations, n, after, count, seed, least, largest);
    }

    ScenarioOptions withAfter(int n) {
        return new ScenarioOptions(threads, operations, before, n, count, seed, least, largest);
    }

    ScenarioOptions withCount(int n) {
        return new ScenarioOptions(threads, operations, before, after, n, seed, least, largest);
    }

    ScenarioOptions withSeed(long other) {
        return new ScenarioOptions(threads, operations, before, after, count, other, least, largest);
    }

    ScenarioOptions withValues(int from, int to) {
        return new ScenarioOptions(threads, operations, before, after, count, seed, from, to);
    }
}
