package dev.heddle;

/** The refusal of a token whose format is that of another version of Heddle. */
public final class ForeignVersionSchedule extends ScheduleException {

    private static final long serialVersionUID = 1;

    /**
     * Refuses a token.
     *
     * @param token the token as it was given
     * @param format the format that the token says it has, such as {@code h2}
     * @param understood the format that this version of Heddle reads, such as {@code h1}
     */
    public ForeignVersionSchedule(String token, String format, String understood) {
        super(
                token,
                "A schedule of another version of Heddle: " + shown(token) + " has format " + format
                        + ", this version reads " + understood
                        + ". Replay it with the version that found it, or run the test without replay to find it"
                        + " again.");
    }
}
