package dev.heddle.internal.instrument;

import dev.heddle.internal.bootstrap.Hooks;
import dev.heddle.internal.instrument.ClassWeaver.Measure;
import dev.heddle.internal.instrument.ClassWeaver.Shape;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassTooLargeException;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Weaves each class as the JVM loads it, or is asked to look at it again. Never throws: what fails stays unwoven. */
final class WeavingTransformer implements ClassFileTransformer {

    private final ClassWeaver.Shared shared;
    private final Diagnostics diagnostics;
    private volatile boolean weavesCollections;
    private final Set<Thread> busy = ConcurrentHashMap.newKeySet();

    /** Classes that got a free shape when they were loaded: woven again, they must come out alike. */
    private final Map<ClassLoader, Set<String>> shaped = new WeakHashMap<>();

    WeavingTransformer(ClassWeaver.Shared shared) {
        this.shared = shared;
        this.diagnostics = shared.diagnostics();
    }

    /** What the class with this internal name is to the weaver; null if nothing. */
    static @Nullable Role role(@Nullable ClassLoader loader, String name) {
        if (loader == null || JdkScope.isRandomGenerator(name) || OutsideCalls.has(name)) {
            return JdkScope.role(name);
        }
        if (MockWeaver.CLASSES.contains(name)) {
            return Role.MOCKS;
        }
        return WeavingScope.weaves(loader, name) ? Role.USER : null;
    }

    /** From now on, plain collections are woven too. */
    void weaveCollections() {
        weavesCollections = true;
    }

    private @Nullable Role roleNow(@Nullable ClassLoader loader, String name) {
        return loader == null && weavesCollections && JdkScope.isCollection(name)
                ? Role.COLLECTION
                : role(loader, name);
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String announced,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        String name = announced;
        Hooks.enterSilent();
        try {
            if (name == null) { // its loader left it to the class file
                name = OpenedClassReader.of(classFile).getClassName();
            }
            Role role = roleNow(loader, name);
            return role == null ? null : guarded(loader, name, role, redefined, domain, classFile);
        } catch (Throwable failed) {
            diagnostics.unwoven(String.valueOf(name), loader != null, failed.toString());
            return null;
        } finally {
            Hooks.exitSilent();
        }
    }

    private byte @Nullable [] guarded(
            @Nullable ClassLoader loader,
            String name,
            Role role,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        Thread thread = Thread.currentThread();
        if (!busy.add(thread)) {
            diagnostics.unwoven(name, role == Role.USER, "was loaded while another class was being woven");
            return null;
        }
        try {
            byte[] woven = weave(loader, domain, role, shape(loader, name, redefined), OpenedClassReader.of(classFile));
            if (role == Role.USER) {
                diagnostics.wovenUserClass();
            } else {
                diagnostics.wovenJdkClass();
            }
            return woven;
        } finally {
            busy.remove(thread);
        }
    }

    private Shape shape(@Nullable ClassLoader loader, String name, @Nullable Class<?> redefined) {
        if (loader == null) {
            return Shape.FIXED;
        }
        synchronized (shaped) {
            Set<String> names = shaped.computeIfAbsent(loader, unused -> ConcurrentHashMap.newKeySet());
            return (redefined == null && names.add(name)) || names.contains(name) ? Shape.FREE : Shape.FIXED;
        }
    }

    /** Weaves a class; methods that come out too large are woven again with less, until the class fits. */
    byte[] weave(
            @Nullable ClassLoader loader,
            @Nullable ProtectionDomain domain,
            Role role,
            Shape shape,
            ClassReader reader) {
        shared.files().remember(loader, ClassFacts.read(reader));
        Map<String, Measure> measures = new HashMap<>();
        ClassWeaver.Target target = new ClassWeaver.Target(loader, role, shape, MethodPlan.scan(reader), measures);
        while (true) {
            ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
            ClassWeaver weaver = new ClassWeaver(writer, shared, target);
            reader.accept(weaver, ClassReader.EXPAND_FRAMES);
            try {
                byte[] woven = writer.toByteArray();
                Companion companion = weaver.companion();
                if (companion != null) {
                    companion.define(loader, domain);
                }
                return woven;
            } catch (MethodTooLargeException tooLarge) {
                reduce(measures, tooLarge);
            } catch (ClassTooLargeException tooLarge) {
                reduce(target, tooLarge);
            }
        }
    }

    /** The numbers of code sites are constants too, and a class holds only so many. */
    private void reduce(ClassWeaver.Target target, ClassTooLargeException tooLarge) {
        if (!target.measures().keySet().containsAll(target.plans().keySet())) {
            target.plans().keySet().forEach(method -> target.measures().putIfAbsent(method, Measure.REPLACED));
            diagnostics.unwovenMethod(tooLarge.getClassName(), "*", "class too large: accesses are not woven");
        } else {
            throw tooLarge;
        }
    }

    private void reduce(Map<String, Measure> measures, MethodTooLargeException tooLarge) {
        String method = tooLarge.getMethodName() + tooLarge.getDescriptor();
        Measure last = measures.getOrDefault(method, Measure.FULL);
        if (last == Measure.NOTHING) {
            throw tooLarge;
        }
        measures.put(method, last == Measure.FULL ? Measure.REPLACED : Measure.NOTHING);
        diagnostics.unwovenMethod(
                tooLarge.getClassName(),
                tooLarge.getMethodName(),
                last == Measure.FULL ? "too large: its accesses are not woven" : "too large: nothing is woven");
    }
}
