package dev.heddle.internal.model;

/** How finely calls of the JDK's plain collections are told: those that know nothing of threads. */
public enum Granularity {
    /** A call is one operation. That is enough where threads have an order among their calls. */
    CALLS,
    /** Every access to memory within a call is one, so that two calls at the same time do to each other what they can. */
    ACCESSES
}
