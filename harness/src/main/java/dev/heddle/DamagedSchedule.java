package dev.heddle;

/** The refusal of text that is no token: it never was one, or a part of it was lost or changed. */
public final class DamagedSchedule extends ScheduleException {

    private static final long serialVersionUID = 1;

    /**
     * Refuses a token.
     *
     * @param token the token as it was given
     * @param reason what is wrong with it, as a clause: {@code its check sum is wrong}
     */
    public DamagedSchedule(String token, String reason) {
        super(
                token,
                "Not a schedule: " + shown(token) + ", because " + reason
                        + ". A token looks like h1:AfQx09-_, without blanks: copy it whole from the replay line of the"
                        + " report.");
    }
}
