package dev.heddle.internal.instrument;

import dev.heddle.internal.instrument.CallReplacements.Replacement;
import dev.heddle.internal.instrument.JdkCalls.Announcement;
import dev.heddle.internal.model.CodeSite.Kind;
import java.util.BitSet;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the calls of {@link CallReplacements}, announces the other calls into the JDK, and leads method references to
 * the JDK through bridges, so that their calls are woven too.
 */
final class CallWeaver extends Weaver {

    /** Which calls are woven. */
    enum Extent {
        /** Replaced, announced and bridged: user code. */
        ALL,
        /** Replaced only: class initialisers, methods that are too large, and {@code java.util.concurrent}. */
        REPLACED,
        /** Only calls that ask for the time or the thread are replaced: other classes of the JDK. */
        HARMLESS
    }

    /** Looks up what the class that is being woven knows of its callees, and keeps its bridges. */
    interface Callees {
        boolean isThread(String owner);

        @Nullable
        String inheritedFromJdk(String owner, String method);

        /** A method that does what the handle does, as a handle; null where no method can be added. */
        @Nullable
        Handle bridge(Handle target, Type receiver, int line);
    }

    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    static final String CONCAT_FACTORY = "java/lang/invoke/StringConcatFactory";
    private static final int FLAG_SERIALIZABLE = 1;

    private final Extent extent;
    private final Callees callees;
    private final BitSet givingUp;
    private int hints;

    CallWeaver(MethodVisitor next, MethodSites sites, MethodPlan plan, Extent extent, Callees callees) {
        super(next, sites);
        this.extent = extent;
        this.callees = callees;
        this.givingUp = plan.givingUp();
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.equals(Emit.HOOKS)) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            return;
        }
        boolean givesUp = HintLoops.isHint(opcode, name, descriptor) && givingUp.get(hints++);
        Replacement replacement = replacement(opcode, owner, name, descriptor);
        if (replacement != null) {
            if (replacement.sited()) {
                Kind kind = givesUp ? Kind.UPDATE : Kind.CALL; // of what its loop keeps in local variables
                Emit.push(mv, sites.call(kind, replacement.owner(owner), name));
            }
            Emit.hook(mv, replacement.hook(), replacement.descriptor());
            return;
        }
        Announcement announced = extent == Extent.ALL ? announcement(owner, name, descriptor) : Announcement.NONE;
        announce(announced, owner, name);
        if (announced != Announcement.NONE && HandleWeaver.isFence(owner, name)) {
            Emit.hook(mv, "fence", "()V");
        }
        if (announced == Announcement.STEP && CallReplacements.isStart(owner, name, descriptor, callees::isThread)) {
            mv.visitInsn(Opcodes.DUP);
            Emit.hook(mv, "beforeStart", "(Ljava/lang/Thread;)V");
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        end(announced);
    }

    private @Nullable Replacement replacement(int opcode, String owner, String name, String descriptor) {
        Replacement found = CallReplacements.find(opcode, owner, name, descriptor, callees::isThread);
        return found != null && extent == Extent.HARMLESS && !CallReplacements.HARMLESS.contains(found.hook())
                ? null
                : found;
    }

    private Announcement announcement(String owner, String name, String descriptor) {
        if (owner.charAt(0) == '[' || HandleWeaver.announces(owner, name)) {
            return Announcement.NONE;
        }
        if (WeavingScope.isJdk(owner)) {
            return JdkCalls.before(owner, name, descriptor);
        }
        if (WeavingScope.isExcluded(owner)) {
            return owner.startsWith("dev/heddle/") ? Announcement.NONE : Announcement.QUIET;
        }
        String inherited = name.equals("<init>") ? null : callees.inheritedFromJdk(owner, name + descriptor);
        return inherited == null ? Announcement.NONE : JdkCalls.before(inherited, name, descriptor);
    }

    private void announce(Announcement announcement, String owner, String name) {
        if (announcement != Announcement.NONE && JdkCalls.reachesVariables(owner, name)) {
            Emit.push(mv, sites.call(Kind.CALL, owner, name));
            Emit.hook(mv, "unmodelled", "(I)V");
        }
        if (announcement != Announcement.NONE) {
            Emit.push(mv, sites.call(Kind.CALL, owner, name));
            Emit.hook(mv, announcement == Announcement.STEP ? "callStep" : "callQuiet", "(I)V");
        }
    }

    /** Back in user code: what the JDK does next, if it was the JDK that called us, is a step of its own. */
    private void end(Announcement announced) {
        if (announced != Announcement.NONE) {
            Emit.hook(mv, "userCode", "()V");
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        if (bootstrap.getOwner().equals(METAFACTORY)) {
            bridge(descriptor, bootstrap, arguments);
        }
        Announcement announced = linkage(descriptor, bootstrap);
        announce(announced, bootstrap.getOwner(), name);
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        end(announced);
    }

    private Announcement linkage(String descriptor, Handle bootstrap) {
        boolean quiet = extent == Extent.ALL
                && !bootstrap.getOwner().equals(METAFACTORY)
                && !(bootstrap.getOwner().equals(CONCAT_FACTORY) && JdkCalls.isLeafConcatenation(descriptor));
        return quiet ? Announcement.QUIET : Announcement.NONE;
    }

    private void bridge(String descriptor, Handle bootstrap, Object[] arguments) {
        boolean serializable =
                bootstrap.getName().equals("altMetafactory") && ((Integer) arguments[3] & FLAG_SERIALIZABLE) != 0;
        if (extent == Extent.HARMLESS || serializable || !(arguments[1] instanceof Handle target)) {
            return;
        }
        int opcode = opcode(target);
        if (opcode < 0 || target.getOwner().charAt(0) == '[' || !matters(opcode, target)) {
            return;
        }
        Type[] captured = Type.getArgumentTypes(descriptor);
        Type receiver = captured.length > 0 ? captured[0] : Type.getObjectType(target.getOwner());
        Handle bridged = callees.bridge(target, receiver, sites.line());
        if (bridged != null) {
            arguments[1] = bridged;
        }
    }

    private boolean matters(int opcode, Handle target) {
        String owner = target.getOwner();
        if (opcode == Opcodes.INVOKESPECIAL) {
            return UseWeaver.matters(owner, target.getName(), target.getDesc());
        }
        String inherited = WeavingScope.isExcluded(owner)
                ? owner
                : callees.inheritedFromJdk(owner, target.getName() + target.getDesc());
        return replacement(opcode, owner, target.getName(), target.getDesc()) != null
                || announcement(owner, target.getName(), target.getDesc()) == Announcement.STEP
                || (inherited != null && UseWeaver.matters(inherited, target.getName(), target.getDesc()));
    }

    /** The instruction that does what a method handle does, or -1 for kinds that are left alone. */
    static int opcode(Handle target) {
        return switch (target.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
            case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> -1;
        };
    }
}
