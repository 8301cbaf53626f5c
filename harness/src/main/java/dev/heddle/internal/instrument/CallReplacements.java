package dev.heddle.internal.instrument;

import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The calls that become calls of a hook: what blocks, what reads the time and what is left to chance. */
final class CallReplacements {

    /** The hook that takes the place of a call. */
    record Replacement(String hook, String descriptor, boolean sited) {

        /** The class that a report names: whatever calls {@code wait}, compilers disagree on whose method it is. */
        String owner(String called) {
            return hook.startsWith("monitor") ? "java/lang/Object" : called;
        }

        static Replacement sited(String hook, String descriptor) {
            return new Replacement(hook, descriptor.replace(")", "I)"), true);
        }

        static Replacement unsited(String hook, String descriptor) {
            return new Replacement(hook, descriptor, false);
        }
    }

    private static final String THREAD = "java/lang/Thread";

    private static final Map<String, Replacement> STATIC = Map.of(
            "java/lang/System.nanoTime()J", Replacement.unsited("nanoTime", "()J"),
            "java/lang/System.currentTimeMillis()J", Replacement.unsited("currentTimeMillis", "()J"),
            "java/lang/System.identityHashCode(Ljava/lang/Object;)I",
                    Replacement.unsited("identityHashCode", "(Ljava/lang/Object;)I"),
            "java/lang/Math.random()D", Replacement.unsited("random", "()D"));

    private static final Map<String, Replacement> STATIC_OF_THREAD = Map.of(
            "currentThread()Ljava/lang/Thread;", Replacement.unsited("currentThread", "()Ljava/lang/Thread;"),
            "yield()V", Replacement.sited("yieldNow", "()V"),
            "onSpinWait()V", Replacement.sited("onSpinWait", "()V"),
            "sleep(J)V", Replacement.sited("sleep", "(J)V"),
            "sleep(JI)V", Replacement.sited("sleep", "(JI)V"),
            "sleep(Ljava/time/Duration;)V", Replacement.sited("sleep", "(Ljava/time/Duration;)V"),
            "interrupted()Z", Replacement.sited("interrupted", "()Z"),
            "holdsLock(Ljava/lang/Object;)Z", Replacement.sited("holdsLock", "(Ljava/lang/Object;)Z"));

    private static final Map<String, Replacement> OF_THREAD = Map.of(
            "join(J)V", Replacement.sited("join", "(Ljava/lang/Thread;J)V"),
            "join(JI)V", Replacement.sited("join", "(Ljava/lang/Thread;JI)V"),
            "isAlive()Z", Replacement.sited("isAlive", "(Ljava/lang/Thread;)Z"));

    /** How newer JDKs find where the state of their random numbers and counters lies: on the thread that is really there. */
    private static final Map<String, Replacement> OF_THE_JDK = Map.of(
            "jdk/internal/access/JavaLangAccess.currentCarrierThread()Ljava/lang/Thread;",
            Replacement.unsited("currentCarrierThread", "(Ljava/lang/Object;)Ljava/lang/Thread;"));

    /** Final in {@code Object}, so that the name and the descriptor say it all. */
    private static final Map<String, Replacement> OF_ANY = Map.of(
            "wait()V", Replacement.sited("monitorWait", "(Ljava/lang/Object;)V"),
            "wait(J)V", Replacement.sited("monitorWait", "(Ljava/lang/Object;J)V"),
            "wait(JI)V", Replacement.sited("monitorWait", "(Ljava/lang/Object;JI)V"),
            "notify()V", Replacement.sited("monitorNotify", "(Ljava/lang/Object;)V"),
            "notifyAll()V", Replacement.sited("monitorNotifyAll", "(Ljava/lang/Object;)V"));

    /** What is replaced in classes of the JDK that only ask for the time or the thread. */
    static final Set<String> HARMLESS = Set.of("currentThread", "nanoTime", "currentTimeMillis", "identityHashCode");

    /** Tells whether a class is a thread. */
    interface ThreadTest {
        boolean isThread(String owner);
    }

    private CallReplacements() {}

    /** Whether it starts a thread, which is then on top of the stack. */
    static boolean isStart(String owner, String name, String descriptor, ThreadTest test) {
        return name.equals("start") && descriptor.equals("()V") && (owner.equals(THREAD) || test.isThread(owner));
    }

    static @Nullable Replacement find(int opcode, String owner, String name, String descriptor, ThreadTest test) {
        String method = name + descriptor;
        if (opcode == Opcodes.INVOKESTATIC) {
            Replacement ofThread = STATIC_OF_THREAD.get(method);
            if (ofThread != null) {
                return owner.equals(THREAD) || test.isThread(owner) ? ofThread : null;
            }
            return STATIC.get(owner + "." + method);
        }
        Replacement ofThread = OF_THREAD.get(method);
        if (ofThread != null) {
            return owner.equals(THREAD) || test.isThread(owner) ? ofThread : null;
        }
        Replacement ofTheJdk = OF_THE_JDK.get(owner + "." + method);
        return ofTheJdk == null ? OF_ANY.get(method) : ofTheJdk;
    }
}
