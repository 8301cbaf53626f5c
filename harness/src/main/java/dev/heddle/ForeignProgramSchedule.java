package dev.heddle;

/** The refusal of a token that was recorded from another test, or before the test was changed. */
public final class ForeignProgramSchedule extends ScheduleException {

    private static final long serialVersionUID = 1;

    private ForeignProgramSchedule(String token, String message) {
        super(token, message);
    }

    /**
     * Refuses a token whose fingerprint isn't that of the test to replay it on.
     *
     * @param token the token as it was given
     * @param test the test's name for people, such as {@code BankTest.transfersCommute()}
     * @param recorded the fingerprint in the token
     * @param found the fingerprint of the test
     * @return the refusal, to be thrown
     */
    public static ForeignProgramSchedule fingerprint(String token, String test, int recorded, int found) {
        return new ForeignProgramSchedule(
                token,
                "A schedule of another test, or of this one before it was changed: " + shown(token)
                        + " was recorded from a test with fingerprint " + hex(recorded) + ", but " + test + " has "
                        + hex(found) + ". Run the test without replay to find a schedule of the code as it is now.");
    }

    private static String hex(int fingerprint) {
        return String.format("%08x", fingerprint);
    }
}
