package dev.heddle.internal.instrument;

import dev.heddle.internal.instrument.ClassFiles.FieldFacts;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSite.Kind;
import dev.heddle.internal.model.CodeSiteTable;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/** Makes the code sites of one method, and knows the line that is being woven. */
final class MethodSites {

    private final CodeSiteTable table;
    private final @Nullable Reference<ClassLoader> loader;
    private final MemberNames names;
    private final String owner;
    private final String method;
    private final String file;
    private int line = -1;

    MethodSites(
            CodeSiteTable table,
            @Nullable Reference<ClassLoader> loader,
            MemberNames names,
            String owner,
            String method,
            String file) {
        this.table = table;
        this.loader = loader;
        this.names = names;
        this.owner = owner;
        this.method = method;
        this.file = file;
    }

    void atLine(int line) {
        this.line = line;
    }

    int line() {
        return line;
    }

    int field(Kind kind, FieldFacts facts, String field) {
        int number = table.add(site(kind, names.field(facts.owner(), field)), facts.owner() + "." + field, loader);
        return facts.isVolatile() ? number | CodeSiteTable.VOLATILE : number;
    }

    int call(Kind kind, String calleeOwner, String callee) {
        return add(kind, names.method(calleeOwner, callee));
    }

    int plain(Kind kind) {
        return add(kind, "");
    }

    /** A site that stands for something by its name. */
    int naming(String what) {
        return add(Kind.CALL, what);
    }

    private int add(Kind kind, String member) {
        return table.add(site(kind, member));
    }

    private CodeSite site(Kind kind, String member) {
        return new CodeSite(owner, method, file, line, kind, member);
    }
}
