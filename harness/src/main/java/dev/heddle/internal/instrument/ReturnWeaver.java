package dev.heddle.internal.instrument;

import java.util.HashMap;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Tells that a semaphore or a lock of the JDK has let a thread through, before the method that asked for that returns. */
final class ReturnWeaver extends Weaver {

    private static final String CONCURRENT = "java/util/concurrent/";
    private static final String TIME = "Ljava/util/concurrent/TimeUnit;";

    /** How many permits are taken. */
    private enum Count {
        /** None that are counted: the lock knows its owner. */
        NONE,
        ONE,
        /** So many as the first argument says. */
        ARGUMENT
    }

    private static final Map<String, Count> METHODS = new HashMap<>();

    static {
        String semaphore = CONCURRENT + "Semaphore.";
        for (String one :
                new String[] {"acquire()V", "acquireUninterruptibly()V", "tryAcquire()Z", "tryAcquire(J" + TIME + ")Z"
                }) {
            METHODS.put(semaphore + one, Count.ONE);
        }
        for (String many : new String[] {
            "acquire(I)V", "acquireUninterruptibly(I)V", "tryAcquire(I)Z", "tryAcquire(IJ" + TIME + ")Z"
        }) {
            METHODS.put(semaphore + many, Count.ARGUMENT);
        }
        String locks = CONCURRENT + "locks/Reentrant";
        for (String read : new String[] {"lock()V", "lockInterruptibly()V", "tryLock()Z", "tryLock(J" + TIME + ")Z"}) {
            METHODS.put(locks + "ReadWriteLock$ReadLock." + read, Count.ONE);
        }
        METHODS.put(locks + "Lock.tryLock()Z", Count.NONE);
        METHODS.put(locks + "ReadWriteLock$WriteLock.tryLock()Z", Count.NONE);
    }

    private final Count count;
    private final boolean answers;

    private ReturnWeaver(MethodVisitor next, MethodSites sites, Count count, boolean answers) {
        super(next, sites);
        this.count = count;
        this.answers = answers;
    }

    /** Weaves a method of the JDK, if it is one of these. */
    static MethodVisitor weave(MethodVisitor code, MethodSites sites, String owner, String name, String descriptor) {
        Count count = METHODS.get(owner + "." + name + descriptor);
        return count == null ? code : new ReturnWeaver(code, sites, count, descriptor.endsWith("Z"));
    }

    @Override
    public void visitInsn(int opcode) {
        if (opcode == Opcodes.IRETURN || opcode == Opcodes.RETURN) {
            mv.visitInsn(answers ? Opcodes.DUP : Opcodes.ICONST_1);
            mv.visitVarInsn(Opcodes.ALOAD, 0);
            switch (count) {
                case NONE -> mv.visitInsn(Opcodes.ICONST_0);
                case ONE -> mv.visitInsn(Opcodes.ICONST_1);
                case ARGUMENT -> mv.visitVarInsn(Opcodes.ILOAD, 1);
            }
            Emit.hook(mv, "acquired", "(ZLjava/lang/Object;I)V");
        }
        super.visitInsn(opcode);
    }
}
