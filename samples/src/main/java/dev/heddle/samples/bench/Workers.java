package dev.heddle.samples.bench;

/** Threads that do some work each. */
final class Workers {

    /** What a thread does. */
    interface Work {
        /** @param worker its number, from 1 */
        void run(int worker) throws InterruptedException;
    }

    private Workers() {}

    /** Makes so many threads, then starts them one after the other. */
    static Thread[] start(int count, Work work) {
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            int worker = i + 1;
            threads[i] = new Thread(() -> {
                try {
                    work.run(worker);
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        return threads;
    }

    static void join(Thread[] threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Makes sure that what was read is read. */
    static void use(int value) {
        if (value == Integer.MIN_VALUE) {
            throw new AssertionError(value);
        }
    }
}
