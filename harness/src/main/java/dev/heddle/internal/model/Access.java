package dev.heddle.internal.model;

/** How an event touches a location, and when it can. */
public enum Access {
    /** Reads. */
    READ(false, Need.NONE),
    /** Writes, whatever was there; {@code before} is what was there, where that is known. */
    WRITE(true, Need.NONE),
    /** Writes if the location holds {@code operand}, and else only reads; {@code before} is what it holds. */
    COMPARE_AND_SET(true, Need.NONE),
    /** Reads; can happen only while the location holds 0. */
    READ_ZERO(false, Need.ALL),
    /** Writes; can happen only while the location holds 0. */
    WRITE_ZERO(true, Need.ALL),
    /** Writes; can happen only while the bits of {@code operand} are all 0 in the location. */
    WRITE_BITS_CLEAR(true, Need.ALL),
    /** Writes; can happen only while the location holds at least {@code operand}. */
    WRITE_AT_LEAST(true, Need.ALL),
    /** Reads; can happen if one of the bits of {@code operand} is set in the location, or if another such touch says so. */
    READ_ANY_BIT(false, Need.ANY),
    /** Writes; can happen if one of the bits of {@code operand} is set, or if another such touch says so. */
    WRITE_ANY_BIT(true, Need.ANY);

    /** When an event can happen: if all touches say so that are of kind ALL, and one of those of kind ANY. */
    public enum Need {
        NONE,
        ALL,
        ANY
    }

    private final boolean writes;
    private final Need need;

    Access(boolean writes, Need need) {
        this.writes = writes;
        this.need = need;
    }

    /** Whether it may write. */
    public boolean writes() {
        return writes;
    }

    public Need need() {
        return need;
    }

    /** Whether a location that holds {@code state} lets this access happen. */
    public boolean possible(long state, long operand) {
        return switch (this) {
            case READ, WRITE, COMPARE_AND_SET -> true;
            case READ_ZERO, WRITE_ZERO -> state == 0;
            case WRITE_BITS_CLEAR -> (state & operand) == 0;
            case WRITE_AT_LEAST -> state >= operand;
            case READ_ANY_BIT, WRITE_ANY_BIT -> (state & operand) != 0;
        };
    }
}
