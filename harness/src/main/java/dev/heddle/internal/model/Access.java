package dev.heddle.internal.model;

/** How an event touches a location, and when it can. */
public enum Access {
    /** Reads. */
    READ(false, Need.NONE),
    /** Writes, whatever was there; {@code before} is what was there, where that is known. */
    WRITE(true, Need.NONE),
    /** Reads, in single steps that are not told apart. */
    COARSE_READ(false, Need.NONE),
    /** Writes, in single steps that are not told apart. */
    COARSE_WRITE(true, Need.NONE),
    /** Writes, whatever its event finds elsewhere: what is held is released, and who waits with a time limit stops that. */
    WRITE_ANYWAY(true, Need.NONE),
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
    /** Like {@link #READ_ZERO}, or if another such touch says so. */
    READ_ZERO_OR(false, Need.ANY),
    /** Like {@link #WRITE_ZERO}, or if another such touch says so. */
    WRITE_ZERO_OR(true, Need.ANY),
    /** Like {@link #WRITE_BITS_CLEAR}, or if another such touch says so. */
    WRITE_BITS_CLEAR_OR(true, Need.ANY),
    /** Like {@link #WRITE_AT_LEAST}, or if another such touch says so. */
    WRITE_AT_LEAST_OR(true, Need.ANY),
    /** Reads; can happen if somebody else wrote since its thread last read the location, or if another such touch says so. */
    READ_NEWER(false, Need.ANY),
    /** Like {@link #COMPARE_AND_SET}; can happen when {@link #READ_NEWER} can. */
    COMPARE_AND_SET_NEWER(true, Need.ANY),
    /** Reads; can happen if one of the bits of {@code operand} is set in the location, or if another such touch says so. */
    READ_ANY_BIT(false, Need.ANY),
    /** Reads; can happen if the location holds at least {@code operand}, or if another such touch says so. */
    READ_AT_LEAST_OR(false, Need.ANY),
    /** Writes; can happen if one of the bits of {@code operand} is set, or if another such touch says so. */
    WRITE_ANY_BIT(true, Need.ANY);

    /** The state of a location, where nobody knows it. */
    public static final long UNKNOWN = Long.MIN_VALUE + 1;

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

    /** Whether its single steps are not told apart, so that two of them that race can do more than one after the other. */
    public boolean isCoarse() {
        return this == COARSE_READ || this == COARSE_WRITE;
    }

    /** Whether it writes only if the location holds a certain value. */
    public boolean compares() {
        return this == COMPARE_AND_SET || this == COMPARE_AND_SET_NEWER;
    }

    /** Whether it can happen only if somebody else wrote since its thread last read the location. */
    public boolean isNewer() {
        return this == READ_NEWER || this == COMPARE_AND_SET_NEWER;
    }

    /** Whether it may write. */
    public boolean writes() {
        return writes;
    }

    public Need need() {
        return need;
    }

    /** The same, where something else can make it happen, too. */
    public Access orElse() {
        return switch (this) {
            case READ_ZERO -> READ_ZERO_OR;
            case WRITE_ZERO -> WRITE_ZERO_OR;
            case WRITE_BITS_CLEAR -> WRITE_BITS_CLEAR_OR;
            case WRITE_AT_LEAST -> WRITE_AT_LEAST_OR;
            default -> this;
        };
    }

    /** The same, where nothing is needed for it to happen. */
    public Access anyway() {
        return need == Need.NONE ? this : writes ? WRITE : READ;
    }

    /** Whether a location that holds {@code state} lets this access happen. */
    public boolean possible(long state, long operand) {
        return switch (this) {
            case READ, WRITE, COARSE_READ, COARSE_WRITE, WRITE_ANYWAY -> true;
            case COMPARE_AND_SET, READ_NEWER, COMPARE_AND_SET_NEWER -> true;
            case READ_ZERO, WRITE_ZERO, READ_ZERO_OR, WRITE_ZERO_OR -> state == 0;
            case WRITE_BITS_CLEAR, WRITE_BITS_CLEAR_OR -> (state & operand) == 0;
            case WRITE_AT_LEAST, WRITE_AT_LEAST_OR, READ_AT_LEAST_OR -> state >= operand;
            case READ_ANY_BIT, WRITE_ANY_BIT -> (state & operand) != 0;
        };
    }
}
