package dev.heddle.it.random;

import dev.heddle.internal.session.Seen;
import org.jspecify.annotations.Nullable;

/** A thread of a random program. */
final class Worker extends Thread {

    /** What its operations saw. */
    final Seen seen = new Seen();

    private final Shared shared;
    private final @Nullable Chain<Operation> operations;

    Worker(Shared shared, @Nullable Chain<Operation> operations) {
        this.shared = shared;
        this.operations = operations;
    }

    @Override
    public void run() {
        perform(operations, shared, seen);
    }

    /** Does one operation after another. */
    static void perform(@Nullable Chain<Operation> operations, Shared shared, Seen seen) {
        for (Chain<Operation> o = operations; o != null; o = o.rest()) {
            try {
                seen.add(o.first().on(shared));
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
        }
    }
}
