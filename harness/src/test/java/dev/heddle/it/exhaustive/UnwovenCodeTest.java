package dev.heddle.it.exhaustive;

import static dev.heddle.it.exhaustive.Exhaustive.exhaustive;
import static dev.heddle.it.exhaustive.Exhaustive.verified;
import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.Engine;
import dev.heddle.Exploration;
import dev.heddle.Verdict;
import dev.heddle.it.OnEveryEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** Code that is too large to be woven weakens the verdict of those explorations that run it. */
class UnwovenCodeTest {

    /** Writes a field so often that the method, with hooks, would be larger than a method can be. */
    private static byte[] large(String name) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_STATIC, "n", "I", null, null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "run", "()V", null, null);
        code.visitCode();
        for (int i = 0; i < 16_000; i++) {
            code.visitInsn(Opcodes.ICONST_1);
            code.visitFieldInsn(Opcodes.PUTSTATIC, name, "n", "I");
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static final class Definer extends ClassLoader {
        Definer() {
            super(UnwovenCodeTest.class.getClassLoader());
        }

        Class<?> define(byte[] bytes) {
            return defineClass(null, bytes, 0, bytes.length);
        }
    }

    @OnEveryEngine
    void namesAMethodThatIsTooLarge(Engine engine) throws ReflectiveOperationException {
        Class<?> type = new Definer().define(large("dev/heddle/it/exhaustive/Enormous"));
        Runnable run = () -> {
            try {
                type.getMethod("run").invoke(null);
            } catch (ReflectiveOperationException impossible) {
                throw new AssertionError(impossible);
            }
        };

        Exploration<?> exploration = exhaustive(engine).explore(() -> {
            run.run();
            return null;
        });

        assertThat(exploration.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(exploration.notes()).anyMatch(note -> note.contains("what Enormous.run() touches"));
        verified(engine, Exhaustive::lostUpdate);
    }

    @Test
    void namesAClassThatIsTooLarge() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        FullClass.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said)
                .contains("VERIFIED INCONCLUSIVE")
                .contains("the class dev.heddle.it.exhaustive.Full could not be woven");
    }
}
