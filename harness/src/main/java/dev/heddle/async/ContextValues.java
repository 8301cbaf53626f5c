package dev.heddle.async;

/** The values of context variables at some time; it never changes. */
final class ContextValues {

    static final ContextValues NONE = new ContextValues();

    private ContextValues() {}
}
