package dev.heddle.linearizability;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says whether histories are linearizable, and remembers what it said. Called in silence only. */
final class Judge {

    /** The verifier tries orders without remembering where it was, so that the time grows exponentially with these. */
    static final int MOST_OPERATIONS = 24;
    /** Each of them may have happened or not. */
    static final int MOST_PENDING = 6;

    private static final int MOST_KNOWN = 100_000;

    private final Class<?> specification;
    private final Map<Shape, Boolean> known = new HashMap<>();
    private @Nullable LincheckVerifier verifier;

    Judge(Class<?> specification) {
        this.specification = specification;
    }

    /**
     * Whether some order of the operations explains the history as it was at this moment.
     *
     * @throws IllegalStateException if the history is too long to be verified
     */
    synchronized boolean explains(List<Invocation> history, int moment) {
        Shape shape = Shape.of(history, moment);
        Boolean answer = known.get(shape);
        if (answer == null) {
            check(shape);
            answer = verify(shape);
            if (known.size() >= MOST_KNOWN) {
                known.clear();
            }
            known.put(shape, answer);
        }
        return answer;
    }

    private static void check(Shape shape) {
        if (shape.operations() > MOST_OPERATIONS || shape.pending().size() > MOST_PENDING) {
            throw new IllegalStateException("A history of " + shape.operations() + " operations, of which "
                    + shape.pending().size() + " have not returned, is too long to be verified: record at most "
                    + MOST_OPERATIONS + ", of which " + MOST_PENDING + " are cut off.");
        }
    }

    private boolean verify(Shape shape) {
        LincheckVerifier used = verifier;
        if (used == null) {
            used = new LincheckVerifier(specification);
            verifier = used;
        }
        for (int happened = 0; happened < 1 << shape.pending().size(); happened++) {
            if (used.explains(shape, happened)) {
                return true;
            }
        }
        return false;
    }
}
