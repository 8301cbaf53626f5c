package dev.heddle.internal.instrument;

import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Tells, where the JDK runs what a user gave it, that a task begins and that it ends, however it does. */
final class TaskWeaver extends BracketWeaver {

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String COMPLETABLE = CONCURRENT + "CompletableFuture$";

    private static final Map<String, Set<String>> BODIES = Map.of(
            CONCURRENT + "FutureTask", Set.of("run()V", "runAndReset()Z"),
            CONCURRENT + "ForkJoinTask", Set.of("doExec()I", "doExec()V"),
            COMPLETABLE + "AsyncSupply", Set.of("run()V"),
            COMPLETABLE + "AsyncRun", Set.of("run()V"),
            COMPLETABLE + "Completion", Set.of("run()V"));

    TaskWeaver(MethodVisitor next, MethodSites sites) {
        super(next, sites, true);
    }

    /** Whether this method of the JDK is one in which a task runs from its beginning to its end. */
    static boolean isBody(String owner, String name, String descriptor) {
        Set<String> methods = BODIES.get(owner);
        return methods != null && methods.contains(name + descriptor);
    }

    @Override
    void open() {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        Emit.hook(mv, "taskBegins", "(Ljava/lang/Object;)V");
    }

    @Override
    void close() {
        Emit.hook(mv, "taskEnds", "()V");
    }
}
