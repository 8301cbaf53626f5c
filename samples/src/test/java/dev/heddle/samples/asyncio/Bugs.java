package dev.heddle.samples.asyncio;

import dev.heddle.FailureKind;
import java.util.List;

/** All bugs of this package. */
final class Bugs {

    private Bugs() {}

    static final List<Bug> ALL = List.of(
            new Bug(
                    "gh-86296, gh-107547",
                    "a cancel vanishes since the answer has come",
                    told -> WaitForLessons.cancelWithTheAnswer(new BrokenWaitFor.PrefersTheResult()),
                    118,
                    FailureKind.EXCEPTION,
                    told -> WaitForLessons.cancelWithTheAnswer(new WaitForLessons.Mended()),
                    62),
            new Bug(
                    "gh-81839",
                    "what the inner task has got leaks since the outer is cancelled",
                    told -> WaitForLessons.cancelWithTheResource(new BrokenWaitFor.PrefersTheCancel()),
                    30,
                    FailureKind.EXCEPTION,
                    told -> WaitForLessons.cancelWithTheResource(new WaitForLessons.Mended()),
                    30),
            new Bug(
                    "bpo-32751",
                    "a timeout ends before the cleanup of what has timed out",
                    told -> WaitForLessons.timeoutWithCleanup(new BrokenWaitFor.DoesNotAwaitTheEnd()),
                    5,
                    FailureKind.EXCEPTION,
                    told -> WaitForLessons.timeoutWithCleanup(new WaitForLessons.Mended()),
                    1),
            new Bug(
                    "gh-112202",
                    "a notification is lost with the waiter that is cancelled",
                    told -> ConditionLessons.cancelTheNotified(new ConditionLessons.KeepsTheNotification()),
                    7,
                    FailureKind.DEADLOCK,
                    told -> ConditionLessons.cancelTheNotified(new ConditionLessons.Mended()),
                    123),
            new Bug(
                    "bpo-22970",
                    "a waiter that is cancelled goes on without the lock",
                    told -> ConditionLessons.cancelWhileItTakesTheLock(new ConditionLessons.GivesUpOnTheLock()),
                    8,
                    FailureKind.EXCEPTION,
                    told -> ConditionLessons.cancelWhileItTakesTheLock(new ConditionLessons.Mended()),
                    31),
            new Bug(
                    "bpo-27585",
                    "nobody gets the lock since the next is cancelled",
                    told -> LockLesson.cancelTheNext(new LockLesson.WakesOnlyOne()),
                    5,
                    FailureKind.DEADLOCK,
                    told -> LockLesson.cancelTheNext(new LockLesson.Mended()),
                    90),
            new Bug(
                    "gh-90155",
                    "a newcomer overtakes the waiter that is woken",
                    told -> SemaphoreLessons.comeLater(new SemaphoreLessons.LetsNewcomersOvertake()),
                    3,
                    FailureKind.EXCEPTION,
                    told -> SemaphoreLessons.comeLater(new SemaphoreLessons.Mended()),
                    4),
            new Bug(
                    "gh-90155, its first fix",
                    "nobody gets a permit since the woken waiter is cancelled",
                    told -> SemaphoreLessons.cancelTheOnlyWaiter(new SemaphoreLessons.RemembersTheWakeUp()),
                    3,
                    FailureKind.DEADLOCK,
                    told -> SemaphoreLessons.cancelTheOnlyWaiter(new SemaphoreLessons.Mended()),
                    10),
            new Bug(
                    "bpo-23812",
                    "an item is lost with the getter that is cancelled",
                    told -> QueueLessons.cancelTheGetter(new QueueLessons.HandsTheItemOver()),
                    3,
                    FailureKind.EXCEPTION,
                    told -> QueueLessons.cancelTheGetter(new QueueLessons.Mended()),
                    10),
            new Bug(
                    "gh-83055",
                    "a newcomer overtakes the putter that is woken",
                    told -> QueueLessons.putLater(new QueueLessons.LetsNewcomersOvertake()),
                    3,
                    FailureKind.EXCEPTION,
                    told -> QueueLessons.putLater(new QueueLessons.Mended()),
                    3),
            new Bug(
                    "gh-95289",
                    "a request to cancel is left over since the block has swallowed it",
                    told -> GroupLesson.swallowTheCancel(new GroupLesson.TakesBackWhatItSees()),
                    4,
                    FailureKind.EXCEPTION,
                    told -> GroupLesson.swallowTheCancel(GroupLesson::mended),
                    7),
            new Bug(
                    "gh-86802",
                    "an error is lost behind a shield that was cancelled",
                    told -> ShieldLesson.failAfterTheCancel(new ShieldLesson.LooksAway(), told),
                    3,
                    FailureKind.EXCEPTION,
                    told -> ShieldLesson.failAfterTheCancel(new ShieldLesson.Mended(), told),
                    14));
}
