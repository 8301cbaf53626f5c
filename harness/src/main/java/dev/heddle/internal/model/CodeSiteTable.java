package dev.heddle.internal.model;

import java.lang.ref.Reference;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers the code sites that were woven; grows while classes load, and is read by any thread. */
public final class CodeSiteTable {

    /** Set in the number of a site that lies in the JDK, not in user code. */
    public static final int JDK = 1 << 30;

    /** Set in the number of a site that lies in {@code java.util.concurrent}, too. */
    public static final int CONCURRENT = 1 << 29;

    /** Set in the number of a site that accesses a volatile field, or one of which nobody knows whether it is volatile. */
    public static final int VOLATILE = 1 << 28;

    private static final int PLACE = VOLATILE - 1;

    private @Nullable CodeSite[] sites = new CodeSite[1024];
    private @Nullable String[] variables = new String[1024];
    private @Nullable Reference<?>[] loaders = new Reference<?>[1024];
    private int size = 1;

    /**
     * Adds a site.
     *
     * @return its number times two, plus one if what stands there writes, plus {@link #JDK} if it is a class of the JDK
     */
    public int add(CodeSite site) {
        return add(site, null, null);
    }

    /**
     * Adds a site at which a field is read or written.
     *
     * @param variable the internal name of the class that declares the field, a dot, and the field's name
     * @param loader who loaded the class whose code this is
     */
    public synchronized int add(CodeSite site, @Nullable String variable, @Nullable Reference<ClassLoader> loader) {
        if (size == sites.length) {
            sites = Arrays.copyOf(sites, size * 2);
            variables = Arrays.copyOf(variables, size * 2);
            loaders = Arrays.copyOf(loaders, size * 2);
        }
        sites[size] = site;
        variables[size] = variable;
        loaders[size] = loader;
        int tier = site.owner().startsWith("java.") || site.owner().startsWith("jdk.") ? JDK : 0;
        tier |= site.owner().startsWith("java.util.concurrent.") ? CONCURRENT : 0;
        return size++ << 1 | (writes(site.kind()) ? 1 : 0) | tier;
    }

    /** The site with this number, as {@link #add} gave it; {@link CodeSite#UNKNOWN} for 0. */
    public synchronized CodeSite get(int number) {
        int place = place(number);
        CodeSite site = place < size ? sites[place] : null;
        return site == null ? CodeSite.UNKNOWN : site;
    }

    /** The field that is read or written at the site with this number; empty where it is none. */
    public synchronized String variable(int number) {
        int place = place(number);
        String variable = place < size ? variables[place] : null;
        return variable == null ? "" : variable;
    }

    /** Who loaded the class whose code accesses a field at the site with this number; null where that isn't known. */
    public synchronized @Nullable ClassLoader loader(int number) {
        int place = place(number);
        Reference<?> loader = place < size ? loaders[place] : null;
        return loader == null ? null : (ClassLoader) loader.get();
    }

    /** The position of the site with this number, counted from 0. */
    public static int place(int number) {
        return (number & PLACE) >> 1;
    }

    private static boolean writes(CodeSite.Kind kind) {
        return switch (kind) {
            case WRITE, UPDATE, ARRAY_WRITE, MONITOR_ENTER, MONITOR_EXIT -> true;
            case READ, ARRAY_READ, CALL -> false;
        };
    }
}
