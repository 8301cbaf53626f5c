package dev.heddle.internal.session;

import java.security.CodeSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Tells the code of the project that is tested from that of its libraries: the latter comes in archives. */
final class OwnCode {

    private final Supplier<List<Class<?>>> classes;
    private final Map<String, Boolean> known = new HashMap<>();

    /** @param classes those of users and of libraries that are loaded by now */
    OwnCode(Supplier<List<Class<?>>> classes) {
        this.classes = classes;
    }

    /** Whether a class of this name belongs to the project; so does one of which nobody knows where it comes from. */
    boolean owns(String className) {
        Boolean answer = known.get(className);
        if (answer == null) {
            answer = look(className);
            known.put(className, answer);
        }
        return answer;
    }

    private boolean look(String className) {
        boolean own = true;
        for (Class<?> type : classes.get()) {
            if (type.getName().equals(className)) {
                CodeSource source = type.getProtectionDomain().getCodeSource();
                own = source == null
                        || source.getLocation() == null
                        || !source.getLocation().getPath().endsWith(".jar");
            }
        }
        return own;
    }
}
