package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LargeMethodTest {

    @BeforeAll
    static void install() {
        Installation.ensure();
    }

    @Test
    void leavesTheAccessesOfAMethodUnwovenThatWouldGetTooLarge() throws Exception {
        Class<?> type = define("dev/heddle/it/Large", 8_000);

        assertThat(type.getMethod("count").invoke(null)).isEqualTo(8_000);
        assertThat(Installation.ensure().diagnostics().unwovenMethods())
                .containsEntry("dev.heddle.it.Large.count", "too large: its accesses are not woven");
    }

    @Test
    void weavesMethodsWhoseJumpsGetTooFar() throws Exception {
        Class<?> type = define("dev/heddle/it/Far", 2_800);

        assertThat(type.getMethod("count").invoke(null)).isEqualTo(2_800);
        assertThat(Installation.ensure().diagnostics().unwovenMethods()).doesNotContainKey("dev.heddle.it.Far.count");
    }

    /** A class with a method that adds 1 to a static field as often as asked for, and jumps over it all first. */
    private static Class<?> define(String name, int times) throws Exception {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_STATIC, "n", "I", null, null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "count", "()I", null, null);
        code.visitCode();
        Label end = new Label();
        code.visitFieldInsn(Opcodes.GETSTATIC, name, "n", "I");
        code.visitJumpInsn(Opcodes.IFNE, end);
        for (int i = 0; i < times; i++) {
            code.visitFieldInsn(Opcodes.GETSTATIC, name, "n", "I");
            code.visitInsn(Opcodes.ICONST_1);
            code.visitInsn(Opcodes.IADD);
            code.visitFieldInsn(Opcodes.PUTSTATIC, name, "n", "I");
        }
        code.visitLabel(end);
        code.visitFrame(Opcodes.F_NEW, 0, new Object[0], 0, new Object[0]);
        code.visitFieldInsn(Opcodes.GETSTATIC, name, "n", "I");
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        return new Definer().define(name.replace('/', '.'), bytes);
    }

    private static final class Definer extends ClassLoader {
        Definer() {
            super(LargeMethodTest.class.getClassLoader());
        }

        Class<?> define(String name, byte[] bytes) {
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
