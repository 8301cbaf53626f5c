package dev.heddle.internal.runtime;

import dev.heddle.internal.model.OperationKind;
import dev.heddle.internal.runtime.engine.Fiber;
import org.jspecify.annotations.Nullable;

/** A controlled thread as far as its life goes: it starts others, and runs to its end what it was given. */
abstract class LivingThread extends UnmodelledThread {

    private final @Nullable Runnable task;
    /** The scope that it was forked in, whose owner waits for its end. */
    private @Nullable Object scope;

    LivingThread(World world, int id, Thread identity, @Nullable Runnable task, int startSite) {
        super(world, id, identity, startSite);
        this.task = task;
    }

    final boolean isVirtual() {
        return task != null;
    }

    @Override
    protected final @Nullable Fiber runToEnd() {
        try {
            world.began(self());
            silent = 0;
            runToItsError();
            if (id != 0) {
                taskOver();
                endScopes();
                operate(OperationKind.END, identity, -1, callSite);
                world.groups.changed(this, identity);
            }
        } catch (Throwable thrown) {
            world.threw(self(), thrown);
        }
        world.events.memory.ended(this);
        silent = 1; // other agents weave classes that the world itself uses, and call woven code from there
        if (id == 0 || scope != null) {
            ThreadScopes.forgetValues(); // whoever runs on this carrier next may have others
        }
        return world.ended(self());
    }

    /** Whoever waits for the end of this thread waits for its end, not for what it threw: that is a step of its own. */
    private void runToItsError() {
        try {
            runUserCode();
        } catch (Unwind over) {
            throw over;
        } catch (Throwable thrown) {
            world.threw(self(), thrown);
        }
    }

    @SuppressWarnings("DoNotCall") // it is the thread's own body, run by what stands for the thread
    private void runUserCode() throws Exception {
        if (id == 0) {
            world.runBody();
        } else if (task != null) {
            task.run();
        } else {
            identity.run();
        }
    }

    /** Its task, the last one or the only one, is over: looks for what it keeps. */
    final void taskOver() {
        TaskFrames mine = frames;
        if (mine != null && world.ending.cancellations.areTold()) {
            silent++;
            world.ending.cancellations.taskOver(self(), mine);
            silent--;
        }
    }

    /** What the JVM does when a thread ends: closes what it left open, and tells the scope that it belongs to. */
    private void endScopes() {
        mode = CLOSED;
        ThreadScopes.closeAll(identity);
        if (scope != null) {
            mode = CLOSED;
            ThreadScopes.leave(scope, identity);
        }
    }

    @Override
    public final void beforeStart(Thread thread) {
        if (mode == CLOSED) {
            operate(OperationKind.CALL, thread, -1, callSite); // whether it lives can be asked by others
            mode = OPEN;
        }
    }

    @Override
    public final boolean start(Thread thread) {
        beforeStart(thread);
        silent++;
        try {
            boolean started = world.start(self(), thread);
            if (started) {
                world.groups.changed(this, thread);
            }
            return started;
        } finally {
            silent--;
        }
    }

    @Override
    public final boolean startIn(Object container, Thread thread) {
        if (!ThreadScopes.isScope(container)) {
            return start(thread);
        }
        if (world.find(thread) != null || thread.getState() != Thread.State.NEW) {
            throw new IllegalThreadStateException();
        }
        if (mode == CLOSED) {
            operate(OperationKind.CALL, thread, -1, callSite);
            mode = OPEN;
        }
        name(thread); // a scope keeps its threads in a map
        ThreadScopes.enter(container, thread);
        boolean started = start(thread);
        ControlledThread added = world.find(thread);
        if (added != null) {
            ((LivingThread) added).scope = container;
        }
        return started;
    }

    @Override
    public final void virtualThreadCreated(Thread thread, Runnable body) {
        name(thread); // executors keep their threads in maps
        world.tasks.put(thread, body);
    }
}
