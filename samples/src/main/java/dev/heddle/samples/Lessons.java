package dev.heddle.samples;

import dev.heddle.FailureKind;
import dev.heddle.samples.lessons.L1LostUpdate;
import dev.heddle.samples.lessons.L2TwoLocks;
import dev.heddle.samples.lessons.L3LostSignal;
import dev.heddle.samples.lessons.L4CheckThenAct;
import dev.heddle.samples.lessons.L5LazyLoading;
import dev.heddle.samples.lessons.L6SleepAndHope;
import dev.heddle.samples.lessons.L7TimeoutRace;
import dev.heddle.samples.lessons.L8LostPermit;
import dev.heddle.samples.lessons.L9Afternoon;
import java.util.List;

/** The course: all lessons, in order. */
public final class Lessons {

    /** All lessons, by number from 1. */
    public static final List<Lesson> ALL = List.of(
            new Lesson(
                    1,
                    "Lost update",
                    "balance += amount is a read and a write; make them one step",
                    FailureKind.EXCEPTION,
                    L1LostUpdate::broken,
                    L1LostUpdate::mended),
            new Lesson(
                    2,
                    "Deadlock of two locks",
                    "two transfers lock the same accounts in opposite orders; lock in one order",
                    FailureKind.DEADLOCK,
                    L2TwoLocks::broken,
                    L2TwoLocks::mended),
            new Lesson(
                    3,
                    "Notify before wait",
                    "a signal that nobody waits for is gone; keep the state in a flag, and wait in a loop",
                    FailureKind.MISSED_NOTIFICATION,
                    L3LostSignal::broken,
                    L3LostSignal::mended),
            new Lesson(
                    4,
                    "Check then act",
                    "containsKey and then put are two steps, on a concurrent map too; use putIfAbsent",
                    FailureKind.EXCEPTION,
                    L4CheckThenAct::broken,
                    L4CheckThenAct::mended),
            new Lesson(
                    5,
                    "Unsafe lazy initialisation",
                    "two threads find the field empty and both fill it; check again with the lock held",
                    FailureKind.EXCEPTION,
                    L5LazyLoading::broken,
                    L5LazyLoading::mended),
            new Lesson(
                    6,
                    "Sleep as synchronisation",
                    "sleeping as long as the others should need is a guess; wait for the event",
                    FailureKind.EXCEPTION,
                    L6SleepAndHope::broken,
                    L6SleepAndHope::mended),
            new Lesson(
                    7,
                    "Timeout against completion",
                    "after a timeout the job may still complete; let one of the two claim the result",
                    FailureKind.EXCEPTION,
                    L7TimeoutRace::broken,
                    L7TimeoutRace::mended),
            new Lesson(
                    8,
                    "Permit lost on an exception",
                    "an exception skips the release, and the next one waits for ever; release in finally",
                    FailureKind.DEADLOCK,
                    L8LostPermit::broken,
                    L8LostPermit::mended),
            new Lesson(
                    9,
                    "Concurrent in name only",
                    "awaiting one task before beginning the next takes 5 s instead of 3; begin both first",
                    FailureKind.EXCEPTION,
                    L9Afternoon::broken,
                    L9Afternoon::mended));

    private Lessons() {}

    /**
     * The lesson with this number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Lesson number(int number) {
        if (number < 1 || number > ALL.size()) {
            throw new IllegalArgumentException("there are lessons 1 to " + ALL.size() + ", but none " + number);
        }
        return ALL.get(number - 1);
    }
}
