package dev.heddle.internal.session;

import dev.heddle.Engine;
import dev.heddle.Failure;
import dev.heddle.internal.model.Granularity;
import dev.heddle.internal.model.HarnessDefect;
import java.util.ArrayList;
import java.util.List;

/**
 * How a campaign goes about its exploration. One that finds that it needs another way ends, and the next begins afresh.
 *
 * @param engine what runs the threads
 * @param collections how finely calls of plain collections are told
 * @param notes what is said of the campaigns before
 * @param failures what they found
 * @param begun when the first of them began, as {@link System#nanoTime} says
 */
record Approach(Engine engine, Granularity collections, List<String> notes, List<Failure> failures, long begun) {

    /** The first one. */
    static Approach of(Settings settings) {
        return new Approach(Availability.engine(settings), Granularity.CALLS, List.of(), List.of(), System.nanoTime());
    }

    /**
     * The same on threads, since a continuation could not be suspended.
     *
     * @throws IllegalStateException if that is not what the settings allow
     */
    Approach onThreads(Settings settings) {
        if (engine == Engine.THREAD) {
            throw new HarnessDefect("pinned on engine THREAD");
        }
        if (settings.engine() == Engine.CONTINUATION) {
            throw new IllegalStateException(
                    "A blocking operation is inside of native code or a class initialiser, where"
                            + " a continuation can't be suspended. Use Engine.THREAD.");
        }
        String note = "Restarted on engine THREAD: a blocking operation stood where a continuation can't be suspended.";
        return new Approach(Engine.THREAD, collections, with(note), failures, begun);
    }

    /** The same, with the insides of plain collections told, since threads race in this one. */
    Approach insideOfCollections(String raced, List<Failure> found) {
        String note = "Two threads use " + raced + ", so what its calls do is explored access by access.";
        return new Approach(engine, Granularity.ACCESSES, with(note), found, begun);
    }

    private List<String> with(String note) {
        List<String> all = new ArrayList<>(notes);
        all.add(note);
        return all;
    }
}
