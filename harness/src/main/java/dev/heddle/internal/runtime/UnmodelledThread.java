package dev.heddle.internal.runtime;

import dev.heddle.internal.model.CodeSite;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A controlled thread as far as it does what nobody models: the verdict and the reports name that. */
abstract class UnmodelledThread extends ParkingThread {

    private static final String PIPE_OF_A_PROCESS = "java.lang.Process$PipeInputStream";

    /** What the JDK's calls say in their names that don't wait themselves. */
    private static final String ASYNCHRONOUS = "Async";

    private static final String CONSTRUCTOR = ".<init>()";

    /** The call of user code in which it last waited for something that is not controlled; 0 if it never did. */
    private int leftAt;
    /** What it waited for. */
    private String awaited = "";

    UnmodelledThread(World world, int id, Thread identity, int startSite) {
        super(world, id, identity, startSite);
    }

    @Override
    public void fence() {
        world.events.memory.giveUp();
    }

    @Override
    public void unmodelled(int where) {
        world.events.memory.giveUp();
        silent++;
        CodeSite site = world.options.sites().get(where);
        world.events.weaken("what " + site.member() + " touches at " + site.location() + " is not known");
        silent--;
    }

    @Override
    public void blocking(@Nullable Object stream, int what) {
        silent++;
        String named = stream == null ? world.options.sites().get(what).member() : input(stream);
        if (!named.isEmpty()) {
            leftAt = callSite;
            awaited = named;
            if (world.options.sites().get(leftAt).member().contains(ASYNCHRONOUS)) {
                world.outsiders.asked(named + " that is asked for in " + left());
            }
            world.events.weaken(left() + " depends on " + named + ", which is not controlled");
        }
        silent--;
    }

    /** What a stream reads from; empty if that is a file. */
    private static String input(Object stream) {
        if (stream.getClass().getName().equals(PIPE_OF_A_PROCESS)) {
            return "a process";
        }
        try {
            return ((FileInputStream) stream).getFD() == FileDescriptor.in ? "the standard input" : "";
        } catch (IOException closed) {
            return "";
        }
    }

    private String left() {
        CodeSite site = world.options.sites().get(leftAt);
        String member = site.member();
        String call = member.endsWith(CONSTRUCTOR) ? "new " + member.replace(CONSTRUCTOR, "()") : member;
        return member.isEmpty() ? "a call of the JDK" : call + " at " + site.location();
    }

    /** For what it waits that is not controlled, where it has not come back from there; else null. */
    final @Nullable String awaitedOutside() {
        return leftAt != 0 && leftAt == callSite && blocker != null
                ? name + " waits for " + awaited + " in " + left() + ", which is not controlled"
                : null;
    }
}
