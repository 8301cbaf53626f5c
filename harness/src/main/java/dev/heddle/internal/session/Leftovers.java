package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.runtime.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one execution left to the next, where that did something else by the same schedule: told from both of their traces. */
final class Leftovers {

    private static final int MOST_CANDIDATES = 3;

    private final CodeSiteTable sites;
    private final Set<String> weaknesses;

    Leftovers(CodeSiteTable sites, Set<String> weaknesses) {
        this.sites = sites;
        this.weaknesses = weaknesses;
    }

    /** The variables that held something else, each with who found that, and where; what it could be, if there is none. */
    List<Fact> between(@Nullable Trace first, Trace second) {
        List<Fact> facts = new ArrayList<>();
        if (first != null) {
            first.changes(second).forEach(change -> facts.add(changed(change, second)));
        }
        if (facts.isEmpty()) {
            weaknesses.stream().limit(MOST_CANDIDATES).forEach(how -> facts.add(Fact.of("perhaps", how)));
        }
        if (facts.isEmpty()) {
            facts.add(Fact.of(
                    "often due to",
                    "state of the JDK, of native code or of a library that is not woven, or a source of chance"));
        }
        return facts;
    }

    private Fact changed(Trace.Change change, Trace trace) {
        Trace.Look now = change.second();
        CodeSite site = sites.get(now.site());
        List<String> names = trace.threadNames();
        String thread = now.thread() < names.size() ? names.get(now.thread()) : "thread " + now.thread();
        String held = "held " + change.first().value() + ", and now " + now.value();
        boolean called = site.kind() == CodeSite.Kind.CALL && !site.member().isEmpty();
        return Fact.of(
                "differed",
                now.variable(),
                held,
                "for " + thread + (called ? " in " + site.member() : ""),
                site.location());
    }
}
