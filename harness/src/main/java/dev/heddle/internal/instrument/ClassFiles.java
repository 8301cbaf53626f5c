package dev.heddle.internal.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Answers questions about classes from their class files, as a loader would find them; never loads a class. */
final class ClassFiles {

    /**
     * A field, as the class file that declares it describes it.
     *
     * @param owner internal name of the declaring class, or of the named one when the declaring class isn't found
     * @param access its flags; those of a volatile field when unknown
     */
    record FieldFacts(String owner, int access) {
        boolean isFinal() {
            return (access & Opcodes.ACC_FINAL) != 0;
        }

        boolean isSynthetic() {
            return (access & Opcodes.ACC_SYNTHETIC) != 0;
        }

        boolean isVolatile() {
            return (access & Opcodes.ACC_VOLATILE) != 0;
        }
    }

    private final Map<ClassLoader, Map<String, Optional<ClassFacts>>> byLoader = new WeakHashMap<>();
    private final Map<String, Optional<ClassFacts>> jdk = new ConcurrentHashMap<>();

    /** Takes note of a class whose file is at hand. */
    void remember(@Nullable ClassLoader loader, ClassFacts facts) {
        cache(loader, facts.name()).put(facts.name(), Optional.of(facts));
    }

    Optional<ClassFacts> find(@Nullable ClassLoader loader, String name) {
        Map<String, Optional<ClassFacts>> cache = cache(loader, name);
        Optional<ClassFacts> known = cache.get(name);
        if (known == null) {
            known = read(loader, name);
            cache.put(name, known);
        }
        return known;
    }

    FieldFacts field(@Nullable ClassLoader loader, String owner, String name) {
        FieldFacts found = declared(loader, owner, name);
        return found == null ? new FieldFacts(owner, Opcodes.ACC_VOLATILE) : found;
    }

    private @Nullable FieldFacts declared(@Nullable ClassLoader loader, @Nullable String owner, String name) {
        if (owner == null) {
            return null;
        }
        ClassFacts facts = find(loader, owner).orElse(null);
        if (facts == null) {
            return null;
        }
        Integer access = facts.fields().get(name);
        if (access != null) {
            return new FieldFacts(owner, access);
        }
        for (String parent : facts.interfaces()) {
            FieldFacts found = declared(loader, parent, name);
            if (found != null) {
                return found;
            }
        }
        return declared(loader, facts.superName(), name);
    }

    /** Is this {@code java.lang.Thread} or one of its subclasses? */
    boolean isThread(@Nullable ClassLoader loader, String owner) {
        String name = owner;
        while (name != null && !name.equals("java/lang/Thread")) {
            name = find(loader, name).map(ClassFacts::superName).orElse(null);
        }
        return name != null;
    }

    /**
     * The class of the JDK that a call lands in although it names a class of the user: the user's class inherits the
     * method from there. Null when the user's own code answers the call, or when nobody knows.
     */
    @Nullable
    String inheritedFromJdk(@Nullable ClassLoader loader, String owner, String method) {
        if (WeavingScope.isJdk(owner)) {
            return find(loader, owner)
                            .filter(facts -> declares(loader, facts, method))
                            .isPresent()
                    ? owner
                    : null;
        }
        ClassFacts facts = find(loader, owner).orElse(null);
        if (facts == null || facts.methods().contains(method)) {
            return null;
        }
        String parent = facts.superName();
        String found =
                parent == null || parent.equals("java/lang/Object") ? null : inheritedFromJdk(loader, parent, method);
        for (String superInterface : facts.interfaces()) {
            found = found != null ? found : inheritedFromJdk(loader, superInterface, method);
        }
        return found;
    }

    private boolean declares(@Nullable ClassLoader loader, ClassFacts facts, String method) {
        if (facts.methods().contains(method)) {
            return true;
        }
        String parent = facts.superName();
        if (parent != null
                && !parent.equals("java/lang/Object")
                && find(loader, parent).filter(f -> declares(loader, f, method)).isPresent()) {
            return true;
        }
        for (String superInterface : facts.interfaces()) {
            if (find(loader, superInterface)
                    .filter(f -> declares(loader, f, method))
                    .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Optional<ClassFacts>> cache(@Nullable ClassLoader loader, String name) {
        if (loader == null || WeavingScope.isJdk(name)) {
            return jdk;
        }
        synchronized (byLoader) {
            return byLoader.computeIfAbsent(loader, unused -> new ConcurrentHashMap<>());
        }
    }

    private static Optional<ClassFacts> read(@Nullable ClassLoader loader, String name) {
        String resource = name + ".class";
        try (InputStream stream = loader == null || WeavingScope.isJdk(name)
                ? ClassLoader.getSystemResourceAsStream(resource)
                : loader.getResourceAsStream(resource)) {
            return stream == null ? Optional.empty() : Optional.of(ClassFacts.read(stream.readAllBytes()));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
