package dev.heddle.internal.instrument;

import dev.heddle.internal.bootstrap.Hooks;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Opens the JDK to Heddle, and prepares the hooks; used only when the boot loader knows them. */
final class BootDoor {

    private static final int FIRST_WITH_CARRIERS = 21;

    /** More calls than the JVM needs to make up its mind about a method handle. */
    private static final int WARM_UP = 2_000;

    private static final Set<String> OPENED = Set.of(
            "java.lang",
            "java.lang.invoke",
            "java.util",
            "java.util.concurrent",
            "java.util.concurrent.atomic",
            "java.util.concurrent.locks",
            "jdk.internal.misc",
            "jdk.internal.vm");

    private BootDoor() {}

    static void open(Instrumentation instrumentation) {
        Module base = Object.class.getModule();
        Set<Module> friends = Set.of(BootDoor.class.getModule(), Hooks.class.getModule());
        Map<String, Set<Module>> opens = new HashMap<>();
        for (String name : OPENED) {
            if (base.getPackages().contains(name)) {
                opens.put(name, friends);
            }
        }
        instrumentation.redefineModule(base, Set.of(), Map.of(), opens, Set.of(), Map.of());
    }

    /** Links the hooks while no class of the JDK calls them yet, so that linking can't call them back. */
    static void install() {
        Hooks.install(carrierLookup());
        for (int i = 0; i < WARM_UP; i++) {
            Hooks.enterSilent();
            Hooks.exitSilent();
        }
    }

    static void takeOver(Runnable retire) {
        Hooks.takeOver(retire);
    }

    private static @Nullable MethodHandle carrierLookup() {
        if (Runtime.version().feature() < FIRST_WITH_CARRIERS) {
            return null;
        }
        try {
            return MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup())
                    .findStatic(Thread.class, "currentCarrierThread", MethodType.methodType(Thread.class));
        } catch (ReflectiveOperationException e) {
            throw new InstallationException("This JDK doesn't tell which carrier a thread runs on", e);
        }
    }
}
