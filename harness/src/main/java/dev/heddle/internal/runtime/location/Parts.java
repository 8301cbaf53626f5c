package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.CodeSiteTable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which part of its object a field is that a code site accesses, and numbers static fields. */
public final class Parts {

    /** The part of a field that is no instance field, or that isn't found. */
    public static final int STATIC = -1;

    private static final int UNRESOLVED = 0;

    private final CodeSiteTable sites;
    private final Map<String, Integer> statics = new HashMap<>();
    private int[] partOfSite = new int[1024];
    private int[] staticOfSite = new int[1024];

    public Parts(CodeSiteTable sites) {
        this.sites = sites;
    }

    /** Where the field that is accessed at this site lies in the object; {@link #STATIC} if it doesn't. */
    public int of(@Nullable Object object, int site) {
        int place = CodeSiteTable.place(site);
        if (place >= partOfSite.length) {
            int length = Math.max(place + 1, partOfSite.length * 2);
            partOfSite = Arrays.copyOf(partOfSite, length);
            staticOfSite = Arrays.copyOf(staticOfSite, length);
        }
        int part = partOfSite[place];
        if (part == UNRESOLVED) {
            part = resolve(object, sites.variable(site));
            partOfSite[place] = part;
            staticOfSite[place] = ofStatic(sites.variable(site));
        }
        return part;
    }

    /** The number of the static field that is accessed at this site, for which {@link #of} was asked before. */
    public int ofStatic(int site) {
        return staticOfSite[CodeSiteTable.place(site)];
    }

    /** The number of the static field of this name, with its class. */
    public int ofStatic(String variable) {
        Integer known = statics.get(variable);
        if (known == null) {
            known = statics.size();
            statics.put(variable, known);
        }
        return known;
    }

    private static int resolve(@Nullable Object object, String variable) {
        int dot = variable.lastIndexOf('.');
        if (object == null || dot < 0) {
            return STATIC;
        }
        String owner = variable.substring(0, dot).replace('/', '.');
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(owner)) {
                return (int) RawMemory.offset(type, variable.substring(dot + 1));
            }
        }
        return STATIC;
    }
}
