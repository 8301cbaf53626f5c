package dev.heddle.internal.instrument;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says about its class, without loading it.
 *
 * @param name internal name
 * @param superName internal name of the superclass, or null for {@code Object}
 * @param fields access flags by name; a class file may in theory overload names, no compiler does
 * @param methods name and descriptor of what is declared and not abstract
 */
record ClassFacts(
        String name,
        @Nullable String superName,
        List<String> interfaces,
        Map<String, Integer> fields,
        Set<String> methods) {

    static ClassFacts read(byte[] classFile) {
        return read(OpenedClassReader.of(classFile));
    }

    static ClassFacts read(ClassReader reader) {
        Map<String, Integer> fields = new HashMap<>();
        Set<String> methods = new HashSet<>();
        reader.accept(
                new ClassVisitor(OpenedClassReader.ASM_API) {
                    @Override
                    public @Nullable FieldVisitor visitField(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            @Nullable Object v) {
                        fields.put(name, access);
                        return null;
                    }

                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access, String name, String descriptor, @Nullable String s, String @Nullable [] e) {
                        methods.add(name + descriptor);
                        return null;
                    }
                },
                ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ClassFacts(
                reader.getClassName(), reader.getSuperName(), List.of(reader.getInterfaces()), fields, methods);
    }
}
