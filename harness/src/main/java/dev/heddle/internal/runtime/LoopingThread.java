package dev.heddle.internal.runtime;

import org.jspecify.annotations.Nullable;

/** A controlled thread as far as it runs event loops of {@code dev.heddle.async}. */
abstract class LoopingThread extends LockingThread {

    /** The loop that it runs, or one of whose tasks; null if it is in none. */
    @Nullable
    Object inLoop;

    /** The task that it runs, once that has waited; told if places are noted. */
    @Nullable
    Object inTask;

    LoopingThread(World world, int id, Thread identity, int startSite) {
        super(world, id, identity, startSite);
        notesPlaces = world.trace != null;
    }

    @Override
    public final void entersLoop(Object entered) {
        silent++;
        inLoop = entered;
        if (loop == null) {
            loop = LoopWatch.entered(self());
        }
        if (notesPlaces) {
            world.outcome.loops.places.made(this, entered);
        }
        silent--;
    }

    @Override
    public final void leavesLoop() {
        inLoop = null;
    }

    @Override
    public final void makesAwaitable(Object made) {
        silent++;
        world.outcome.loops.places.made(this, made);
        silent--;
    }

    @Override
    public final void awaits(Object task) {
        silent++;
        inTask = task;
        world.outcome.loops.places.awaits(this, task);
        silent--;
    }

    @Override
    public final boolean loopProblem(
            String problem, String message, String task, @Nullable Throwable exception, Object about) {
        silent++;
        try {
            return world.outcome.loops.isTaken(self(), problem, message, task, exception, about);
        } finally {
            silent--;
        }
    }
}
