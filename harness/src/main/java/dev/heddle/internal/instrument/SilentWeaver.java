package dev.heddle.internal.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Switches all hooks off while a method runs, however it ends. */
final class SilentWeaver extends BracketWeaver {

    private final @Nullable String initialized;

    /** Tells at the method's end, unless that is null, that the class of this internal name has been initialised. */
    SilentWeaver(MethodVisitor next, MethodSites sites, boolean framed, @Nullable String initialized) {
        super(next, sites, framed);
        this.initialized = initialized;
    }

    @Override
    void open() {
        Emit.hook(mv, "enterSilent", "()V");
    }

    @Override
    void succeed() {
        if (initialized != null) {
            mv.visitLdcInsn(Type.getObjectType(initialized));
            Emit.hook(mv, "initialized", "(Ljava/lang/Class;)V");
        }
    }

    @Override
    void close() {
        Emit.hook(mv, "exitSilent", "()V");
    }
}
