package dev.heddle.it.exhaustive;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import java.lang.invoke.MethodHandles;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Explores a test that uses a class with so many constants that there is no room for hooks; prints what is said of it. */
final class FullClass {

    private static final int MOST_CONSTANTS = 65_535;

    private FullClass() {}

    public static void main(String[] arguments) throws IllegalAccessException {
        Exploration<?> before = Exhaustive.exhaustive(Engine.THREAD).explore(Exhaustive::lostUpdate);
        Runnable task = make();
        Exploration<?> after = Exhaustive.exhaustive(Engine.THREAD).explore(() -> {
            task.run();
            return Exhaustive.lostUpdate();
        });
        System.out.println(before.verdict() + " " + after.verdict() + " " + after.notes());
    }

    private static Runnable make() throws IllegalAccessException {
        ClassWriter writer = new ClassWriter(0);
        String name = FullClass.class.getPackageName().replace('.', '/') + "/Full";
        writer.visit(
                Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", new String[] {"java/lang/Runnable"});
        method(writer, "<init>", "java/lang/Object");
        method(writer, "run", null);
        for (int i = 0; writer.newConst(i) < MOST_CONSTANTS - 3; i++) {}
        writer.visitEnd();
        Class<?> type = MethodHandles.lookup().defineClass(writer.toByteArray());
        try {
            return (Runnable) type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static void method(ClassWriter writer, String name, String superName) {
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC, name, "()V", null, null);
        code.visitCode();
        if (superName != null) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, name, "()V", false);
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
    }
}
