package dev.heddle.internal.instrument;

import dev.heddle.internal.model.CodeSiteTable;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import net.bytebuddy.agent.ByteBuddyAgent;
import org.jspecify.annotations.Nullable;

/**
 * Heddle's presence in this JVM: the hooks in the boot loader, the woven JDK, and the transformer that weaves what loads
 * from now on. There is one, made by the first {@link #ensure}.
 *
 * <p>When a second class loader brings a second copy of Heddle, as some in-process test runners do, the copy shares the
 * hooks, and the first copy's transformer gives way to its own.
 */
public final class Installation {

    private static final String HOOKS = "dev.heddle.internal.bootstrap.Hooks";
    private static final Object LOCK = new Object();
    private static volatile @Nullable Installation instance;

    private final CodeSiteTable sites = new CodeSiteTable();
    private volatile @Nullable Instrumentation instrumentation;
    private volatile @Nullable WeavingTransformer transformer;
    private boolean collectionsWoven;
    private final Diagnostics diagnostics = new Diagnostics();

    private Installation() {}

    /**
     * Weaves this JVM, unless that has been done.
     *
     * @throws InstallationException if the JVM refuses
     */
    public static Installation ensure() {
        Installation installed = instance;
        if (installed != null) {
            return installed;
        }
        synchronized (LOCK) {
            installed = instance;
            if (installed == null) {
                installed = new Installation();
                installed.install();
                instance = installed;
            }
            return installed;
        }
    }

    /** Whether {@link #ensure} has been called, so that the hooks can be. */
    public static boolean isInstalled() {
        return instance != null;
    }

    /** Lets the boot loader find what is in this jar. */
    public void extendBootLoader(JarFile jar) {
        Objects.requireNonNull(instrumentation, "not installed").appendToBootstrapClassLoaderSearch(jar);
    }

    /** The code sites that hooks are called with. */
    public CodeSiteTable sites() {
        return sites;
    }

    /** The classes of users and libraries that are there by now, and woven. */
    public List<Class<?>> userClasses() {
        List<Class<?>> found = new ArrayList<>();
        Instrumentation used = instrumentation;
        if (used != null) {
            for (Class<?> type : used.getAllLoadedClasses()) {
                if (!type.isArray()
                        && WeavingTransformer.role(
                                        type.getClassLoader(), type.getName().replace('.', '/'))
                                == Role.USER) {
                    found.add(type);
                }
            }
        }
        return found;
    }

    /** What could not be woven. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Weaves the plain collections of the JDK too, unless that has been done: their users' threads race inside of them. */
    public void weaveCollections() {
        synchronized (LOCK) {
            Instrumentation used = instrumentation;
            WeavingTransformer weaver = transformer;
            if (collectionsWoven || used == null || weaver == null) {
                return;
            }
            collectionsWoven = true;
            JdkScope.preloadCollections();
            weaver.weaveCollections();
            List<Class<?>> loaded = new ArrayList<>();
            for (Class<?> type : used.getAllLoadedClasses()) {
                if (type.getClassLoader() == null
                        && used.isModifiableClass(type)
                        && JdkScope.isCollection(type.getName().replace('.', '/'))) {
                    loaded.add(type);
                }
            }
            reweave(used, loaded);
        }
    }

    private void install() {
        long start = System.nanoTime();
        Instrumentation instrumentation = instrumentation();
        this.instrumentation = instrumentation;
        provideHooks(instrumentation);
        BootDoor.open(instrumentation);
        JdkScope.preload();
        BootDoor.install();
        WeavingTransformer transformer =
                new WeavingTransformer(new ClassWeaver.Shared(sites, new MemberNames(), new ClassFiles(), diagnostics));
        instrumentation.addTransformer(transformer, true);
        this.transformer = transformer;
        BootDoor.takeOver(() -> instrumentation.removeTransformer(transformer));
        reweave(instrumentation, loaded(instrumentation));
        diagnostics.installedIn(System.nanoTime() - start);
        if (Boolean.getBoolean("heddle.diagnostics")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.err.print(diagnostics.report())));
        }
    }

    private static Instrumentation instrumentation() {
        Instrumentation given = HeddleAgent.instrumentation();
        if (given != null) {
            return given;
        }
        try {
            return ByteBuddyAgent.install();
        } catch (RuntimeException | LinkageError refused) {
            throw InstallationException.attachRefused(refused);
        }
    }

    private static void provideHooks(Instrumentation instrumentation) {
        ClassLoader own = Installation.class.getClassLoader();
        try {
            if (!isInBootLoader()) {
                instrumentation.appendToBootstrapClassLoaderSearch(BootstrapJar.write(own));
            }
            for (String name : BootstrapJar.CLASSES) {
                Class<?> found = Class.forName(BootstrapJar.PACKAGE.replace('/', '.') + name, false, own);
                if (found.getClassLoader() != null) {
                    throw InstallationException.inWrongLoader(found);
                }
            }
        } catch (ClassNotFoundException e) {
            throw new InstallationException("Heddle's hooks are missing", e);
        }
    }

    private static boolean isInBootLoader() {
        try {
            Class.forName(HOOKS, false, null);
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }

    private List<Class<?>> loaded(Instrumentation instrumentation) {
        List<Class<?>> woven = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String name = type.getName().replace('.', '/');
            if (!type.isArray()
                    && instrumentation.isModifiableClass(type)
                    && WeavingTransformer.role(type.getClassLoader(), name) != null) {
                woven.add(type);
            }
        }
        return woven;
    }

    private void reweave(Instrumentation instrumentation, List<Class<?>> classes) {
        try {
            if (!classes.isEmpty()) {
                instrumentation.retransformClasses(classes.toArray(new Class<?>[0]));
            }
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError atLeastOne) {
            classes.forEach(type -> reweaveAlone(instrumentation, type));
        }
    }

    private void reweaveAlone(Instrumentation instrumentation, Class<?> type) {
        try {
            instrumentation.retransformClasses(type);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError | InternalError e) {
            diagnostics.unwoven(type.getName(), type.getClassLoader() != null, e.toString());
        }
    }
}
