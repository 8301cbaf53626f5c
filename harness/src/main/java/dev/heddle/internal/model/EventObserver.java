package dev.heddle.internal.model;

/**
 * Is told what an execution does, event by event. An event is what a thread does from one scheduling point to its next;
 * what it touches becomes known while it runs.
 *
 * <p>Threads are numbered as {@link Decision#thread} says. A location is a variable, an array element, a monitor, the
 * permit or the life of a thread: a small number, equal for the same location in all executions whose events before are
 * equivalent.
 */
public interface EventObserver {

    /** Whether the touches of the event that begins now are of interest; asked after {@link #began}. */
    boolean wantsTouches();

    /** A thread begins its next event, which stands at this code site. */
    void began(int thread, int site);

    /**
     * So many objects had been named when the running event began, as far as each execution has to name them alike for locations
     * to mean the same; said right after {@link #began}.
     */
    default void named(int objects) {}

    /** The running event starts a thread. */
    void started(int child);

    /**
     * The running event touches a location.
     *
     * @param before the location's state before, as far as {@link Access} needs it; else 0
     * @param operand what the access compares the state with, as far as {@link Access} needs it; else 0
     */
    void touched(int location, Access access, long before, long operand);

    /**
     * The running event comes after all before it, though not before all that come: nothing but this could happen any more, if
     * no cancellation is injected.
     */
    default void comesLast() {}

    /**
     * The execution, or a span of it after which time passes, ends, and this thread is held up in an operation. What it
     * would touch follows.
     */
    void blocked(int thread, int site);

    /** Everything before is ordered before everything after: time passes, or a thread saw that no other could run. */
    void fence();

    /** The execution is over, and no touches follow. */
    void ended();

    /** Is told, and does nothing. */
    EventObserver NOBODY = new Inattentive() {};

    /** Doesn't want to know what is touched, and does nothing; for those who want to be told of little. */
    abstract class Inattentive implements EventObserver {

        @Override
        public boolean wantsTouches() {
            return false;
        }

        @Override
        public void began(int thread, int site) {}

        @Override
        public void started(int child) {}

        @Override
        public void touched(int location, Access access, long before, long operand) {}

        @Override
        public void blocked(int thread, int site) {}

        @Override
        public void fence() {}

        @Override
        public void ended() {}
    }
}
