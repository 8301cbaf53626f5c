package dev.heddle.internal.session;

import dev.heddle.Schedule;
import dev.heddle.internal.model.DecisionLog;
import dev.heddle.internal.schedule.RecordedOptions;
import dev.heddle.internal.schedule.Recording;
import dev.heddle.internal.schedule.TokenCodec;

/** Makes the tokens of one exploration: they differ in their decisions only. */
record Tokens(int fingerprint, RecordedOptions options) {

    Schedule of(int[] choices) {
        DecisionLog log = new DecisionLog();
        for (int choice : choices) {
            log.add(choice, Math.max(2, choice + 1));
        }
        return of(log);
    }

    Schedule of(DecisionLog log) {
        return Schedule.parse(TokenCodec.encode(new Recording(fingerprint, options, log)));
    }
}
