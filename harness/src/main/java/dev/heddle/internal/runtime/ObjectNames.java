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
        int earlier = 0;
        for (Object other : objects) {
            earlier += other.getClass() == object.getClass() ? 1 : 0;
        }
        return simpleName(object.getClass()) + "#" + (earlier + 1);
    }

    private static String simpleName(Class<?> type) {
        String name = type.getTypeName();
        return name.substring(name.lastIndexOf('.') + 1).replace('$', '.');
    }
}
