package dev.heddle.internal.instrument;

import java.util.ArrayDeque;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tells of each object that is made, so that it can be named by who made it: in the constructors of woven classes, as soon
 * as {@code this} can be passed on, and where woven code makes an array, or an object of a class that isn't woven.
 */
final class CreationWeaver extends Weaver {

    /** An object that is being made. */
    private static final class Making {
        final String type;
        /** Whether a second reference is kept, as compilers do for an object that they go on with. */
        boolean kept;

        Making(String type) {
            this.type = type;
        }
    }

    /** To whom it is told. */
    enum Told {
        /** Of the objects of users. */
        USERS,
        /** Of the objects that a plain collection consists of. */
        COLLECTIONS
    }

    private final Told told;
    private final boolean isStatic;
    private final String owner;
    private final ArrayDeque<Making> making = new ArrayDeque<>();
    private boolean initialized;
    private boolean justNew;

    CreationWeaver(MethodVisitor next, MethodSites sites, Told told, int access, String owner, String method) {
        super(next, sites);
        this.told = told;
        this.isStatic = (access & Opcodes.ACC_STATIC) != 0;
        this.owner = owner;
        this.initialized = !method.equals("<init>");
    }

    /** Whether an object of a class that isn't woven can be shared in a way that matters. */
    private static boolean counts(String type) {
        return type.equals("java/lang/Object")
                || type.equals("java/lang/Thread")
                || type.equals("java/lang/StringBuilder")
                || type.equals("java/lang/StringBuffer")
                || (type.startsWith("java/util/") && !type.startsWith("java/util/concurrent/"));
    }

    /** The object on the stack has been made here. */
    void tell() {
        if (told == Told.USERS && initialized) {
            mv.visitInsn(Opcodes.DUP);
            Emit.hook(mv, "created", "(Ljava/lang/Object;)V");
        } else if (told == Told.COLLECTIONS) {
            mv.visitInsn(Opcodes.DUP);
            if (isStatic || !initialized) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                mv.visitVarInsn(Opcodes.ALOAD, 0);
            }
            collections("made", "(Ljava/lang/Object;Ljava/lang/Object;)V");
        }
    }

    private void collections(String hook, String descriptor) {
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, Emit.COLLECTION_HOOKS, hook, descriptor, false);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        justNew = opcode == Opcodes.NEW;
        if (justNew) {
            making.push(new Making(type));
        } else if (opcode == Opcodes.ANEWARRAY) {
            tell();
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        justNew = false;
        if (opcode == Opcodes.NEWARRAY) {
            tell();
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
        super.visitMultiANewArrayInsn(descriptor, dimensions);
        justNew = false;
        tell();
    }

    @Override
    public void visitInsn(int opcode) {
        super.visitInsn(opcode);
        Making newest = making.peek();
        if (justNew && opcode == Opcodes.DUP && newest != null) {
            newest.kept = true;
        }
        justNew = false;
    }

    @Override
    public void visitMethodInsn(int opcode, String called, String name, String descriptor, boolean isInterface) {
        super.visitMethodInsn(opcode, called, name, descriptor, isInterface);
        justNew = false;
        if (opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
            constructed(called);
        } else if (name.equals("clone") && called.charAt(0) == '[') {
            tell();
        }
    }

    private void constructed(String called) {
        Making made = making.poll();
        if (made != null) {
            if (made.kept && counts(made.type)) {
                tell();
            }
        } else if (!initialized) {
            initialized = true;
            if (!called.equals(owner)) { // another constructor of this class has told already
                mv.visitVarInsn(Opcodes.ALOAD, 0);
                if (told == Told.USERS) {
                    Emit.hook(mv, "created", "(Ljava/lang/Object;)V");
                } else {
                    collections("begun", "(Ljava/lang/Object;)V");
                }
            }
        }
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        justNew = false;
        super.visitVarInsn(opcode, local);
    }

    @Override
    public void visitFieldInsn(int opcode, String fieldOwner, String name, String descriptor) {
        justNew = false;
        super.visitFieldInsn(opcode, fieldOwner, name, descriptor);
    }

    @Override
    public void visitLdcInsn(Object value) {
        justNew = false;
        super.visitLdcInsn(value);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        justNew = false;
        super.visitJumpInsn(opcode, label);
    }
}
