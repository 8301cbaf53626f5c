package dev.heddle.internal.instrument;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** A class beside a class that was loaded too early to get new methods itself: it holds the bridges in its stead. */
final class Companion {

    private static final String SUFFIX = "$heddle$refs";

    private final String name;
    private final ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    Companion(String owner, String file) {
        name = name(owner);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        writer.visit(Opcodes.V1_8, access, name, null, "java/lang/Object", null);
        if (!file.isEmpty()) {
            writer.visitSource(file, null);
        }
    }

    /** The internal name of the companion of a class. */
    static String name(String owner) {
        return owner + SUFFIX;
    }

    static boolean isCompanion(String name) {
        return name.endsWith(SUFFIX);
    }

    ClassWriter writer() {
        return writer;
    }

    /** Defines the companion in the loader of its class; if it has been defined before, it was the same. */
    void define(@Nullable ClassLoader loader, @Nullable ProtectionDomain domain) {
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        try {
            Method define = ClassLoader.class.getDeclaredMethod(
                    "defineClass", String.class, byte[].class, int.class, int.class, ProtectionDomain.class);
            define.setAccessible(true);
            define.invoke(loader, name.replace('/', '.'), bytes, 0, bytes.length, domain);
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof LinkageError)) {
                throw new IllegalStateException(e);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
