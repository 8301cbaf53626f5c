package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSite.Kind;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Tells at the start of each method of user code that user code runs. When it was the JDK that called, what the JDK did
 * before and what it does afterwards are two steps: a task is taken from a queue, and some time later its result is set.
 */
final class EntryWeaver extends Weaver {

    /** Whether what the method does is told. */
    enum Sight {
        FULL,
        /** Some of it is not, because it could not be woven. */
        PARTIAL,
        /** The object that it makes will be finalized, at a time of the garbage collector's choice. */
        FINALIZED
    }

    private final Sight sight;
    private final String owner;
    private final String name;

    EntryWeaver(MethodVisitor next, MethodSites sites, Sight sight, String owner, String name) {
        super(next, sites);
        this.sight = sight;
        this.owner = owner;
        this.name = name;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (sight != Sight.FULL) {
            Emit.push(mv, sites.call(Kind.CALL, owner, sight == Sight.PARTIAL ? name : "finalize"));
            Emit.hook(mv, "unmodelled", "(I)V");
        }
        if (!name.equals("<init>")) {
            Emit.hook(mv, "userCode", "()V");
        }
    }
}
