package dev.heddle.internal.instrument;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Short names for reports that are still unique: {@code Account.balance}; where two classes share their simple name, the
 * second one to come is called by its full name.
 */
final class MemberNames {

    private final Map<String, String> ownerBySimpleName = new ConcurrentHashMap<>();

    String field(String owner, String field) {
        return name(owner) + "." + field;
    }

    String method(String owner, String method) {
        return name(owner) + "." + method + "()";
    }

    private String name(String owner) {
        String simple = owner.substring(owner.lastIndexOf('/') + 1);
        String first = ownerBySimpleName.putIfAbsent(simple, owner);
        return (first == null || first.equals(owner) ? simple : owner.replace('/', '.')).replace('$', '.');
    }
}
