package dev.heddle.internal.instrument;

import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** Lets a world put its own object in the stead of a static of the JDK, wherever the JDK reads it. */
final class SubstitutionWeaver extends Weaver {

    // The keys of Hooks, copied: javac would inline them, but a reference could link Hooks too early.
    private static final Map<String, Integer> KEYS = Map.ofEntries(
            Map.entry("java/util/concurrent/ForkJoinPool.common", 1),
            Map.entry("java/util/concurrent/CompletableFuture.ASYNC_POOL", 2),
            Map.entry("java/util/concurrent/CompletableFuture$Delayer.delayer", 3),
            Map.entry("java/util/concurrent/Executors$DefaultThreadFactory.poolNumber", 4),
            Map.entry("java/util/concurrent/ThreadLocalRandom.seeder", 5),
            Map.entry("java/util/concurrent/ThreadLocalRandom.probeGenerator", 6),
            Map.entry("java/util/Random.seedUniquifier", 7),
            Map.entry("java/util/Timer.nextSerialNumber", 8));

    private static final int FORK_JOIN_POOL_NUMBER = 9;
    private static final int DEFAULT_GENERATOR = 10;

    SubstitutionWeaver(MethodVisitor next, MethodSites sites) {
        super(next, sites);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        super.visitFieldInsn(opcode, owner, name, descriptor);
        Integer key = opcode == Opcodes.GETSTATIC ? key(owner, name) : null;
        if (key != null) {
            substitute(key, Type.getType(descriptor).getInternalName());
        }
    }

    private static @Nullable Integer key(String owner, String name) {
        boolean generates = owner.equals("java/util/SplittableRandom") || JdkScope.isRandomGenerator(owner);
        return generates && name.equals("defaultGen")
                ? Integer.valueOf(DEFAULT_GENERATOR)
                : KEYS.get(owner + "." + name);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (name.equals("getAndAddPoolIds") && owner.equals("java/util/concurrent/ForkJoinPool")) {
            mv.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
            substitute(FORK_JOIN_POOL_NUMBER, "java/lang/Integer");
            mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Integer", "intValue", "()I", false);
        }
    }

    private void substitute(int key, @Nullable String type) {
        Emit.push(mv, key);
        Emit.hook(mv, "substitute", "(Ljava/lang/Object;I)Ljava/lang/Object;");
        mv.visitTypeInsn(Opcodes.CHECKCAST, type);
    }
}
