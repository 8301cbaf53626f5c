package dev.heddle;

/** The refusal to replay a schedule's token; its message says what is wrong with it and what to do. */
public abstract sealed class ScheduleException extends IllegalArgumentException
        permits DamagedSchedule, ForeignProgramSchedule, ForeignVersionSchedule {

    private static final long serialVersionUID = 1;

    /** The token as it was given. */
    private final String token;

    ScheduleException(String token, String message) {
        super(message);
        this.token = token;
    }

    /** {@return the token as it was given} */
    public final String token() {
        return token;
    }

    /** The token for a message: in quotes, on one line, and not at full length. */
    static String shown(String token) {
        String line = token.replaceAll("\\s+", " ");
        return '"' + (line.length() <= 60 ? line : line.substring(0, 59) + "…") + '"';
    }
}
