package dev.heddle;

import dev.heddle.internal.schedule.TokenCodec;

/**
 * The decisions of one execution, as a token: what makes the same code run in the same order again. Tokens are short
 * enough to be pasted into an annotation, and are good on each {@link Engine}.
 *
 * <p>Schedules are equal if their tokens are.
 *
 * @param token the token, such as {@code h1:AfQx09…}; without the blanks and quotes that may have surrounded it
 */
public record Schedule(String token) {

    /**
     * Makes the schedule of a token; the same as {@link #parse}.
     *
     * @param token a token, such as {@code h1:AfQx09…}
     * @throws ScheduleException if it isn't a token of this version of Heddle
     */
    public Schedule {
        token = TokenCodec.checked(token);
    }

    /**
     * The schedule of a token, as a report shows it. Blanks and quotes around it don't matter.
     *
     * @param token a token, such as {@code h1:AfQx09…}
     * @return its schedule
     * @throws DamagedSchedule if it is no token, or a character of it was lost or changed
     * @throws ForeignVersionSchedule if its format is that of another version of Heddle
     */
    public static Schedule parse(String token) {
        return new Schedule(token);
    }

    /** {@return the token} */
    @Override
    public String toString() {
        return token;
    }
}
