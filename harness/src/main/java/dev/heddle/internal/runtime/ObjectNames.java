package dev.heddle.internal.runtime;

import java.util.ArrayList;
import java.util.List;

/** Gives objects names for reports, such as {@code Account#1}: numbered in a class, in the order in which they are asked. */
public final class ObjectNames {

    private final List<Object> objects = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** The name of this object; the same one each time. */
    public String of(Object object) {
        for (int i = 0; i < objects.size(); i++) {
            if (objects.get(i) == object) {
                return names.get(i);
            }
        }
        String name = object instanceof Class<?> c ? simpleName(c) + ".class" : numbered(object);
        objects.add(object);
        names.add(name);
        return name;
    }

    private String numbered(Object object) {
        String name = simpleName(object.getClass());
        int earlier = 0;
        for (Object other : objects) {
            earlier += simpleName(other.getClass()).equals(name) ? 1 : 0;
        }
        return name + "#" + (earlier + 1);
    }

    /** Without the package; the inner synchronizers of the JDK's locks go by the name of the lock. */
    private static String simpleName(Class<?> type) {
        String name = type.getTypeName();
        String simple = name.substring(name.lastIndexOf('.') + 1);
        if (name.startsWith("java.util.concurrent.")) {
            int inner = simple.indexOf('$');
            return simple.endsWith("$ConditionObject") ? "Condition" : inner < 0 ? simple : simple.substring(0, inner);
        }
        return simple.replace('$', '.');
    }
}
