package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.report.Cycle;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.runtime.WaitFact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who waits for what, in the words of a report. */
final class WaitReport {

    private final CodeSiteTable sites;
    private final List<WaitFact> waits;
    private final List<WaitFact> circle;

    WaitReport(CodeSiteTable sites, List<WaitFact> waits) {
        this.sites = sites;
        this.waits = waits;
        this.circle = findCircle();
    }

    String summary() {
        if (!circle.isEmpty()) {
            return circle.size() == 1
                    ? circle.get(0).thread() + " waits for itself"
                    : circle.size() + " threads wait for each other";
        }
        return waits.size() == 1
                ? waits.get(0).thread() + " waits, and no thread is left to wake it"
                : waits.size() + " threads wait, and no thread is left to wake them";
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (WaitFact wait : waits) {
            CodeSite site = sites.get(wait.site());
            String held = wait.heldBy().isEmpty() ? "" : "held by " + wait.heldBy();
            facts.add(Fact.of(wait.thread(), "waits for " + what(wait, site), held, site.location()));
        }
        return facts;
    }

    private static String what(WaitFact wait, CodeSite site) {
        boolean call = site.kind() == CodeSite.Kind.CALL && !site.member().isEmpty();
        if (!call) {
            return wait.waitsFor();
        }
        return wait.waitsFor().isEmpty() || wait.waitsFor().equals("unpark")
                ? site.member()
                : wait.waitsFor() + " in " + site.member();
    }

    List<Cycle> cycles() {
        if (circle.isEmpty()) {
            return List.of();
        }
        List<String> nodes = new ArrayList<>();
        for (WaitFact wait : circle) {
            nodes.add(wait.thread());
            nodes.add(wait.waitsFor());
        }
        return List.of(new Cycle(nodes));
    }

    /** The places where threads wait, as frames of a stack trace. */
    StackTraceElement[] frames() {
        List<StackTraceElement> frames = new ArrayList<>();
        for (WaitFact wait : waits) {
            CodeSite site = sites.get(wait.site());
            if (site != CodeSite.UNKNOWN) {
                frames.add(new StackTraceElement(site.owner(), site.method(), site.file(), site.line()));
            }
        }
        return frames.toArray(new StackTraceElement[0]);
    }

    private List<WaitFact> findCircle() {
        for (WaitFact start : waits) {
            List<WaitFact> path = new ArrayList<>();
            WaitFact at = start;
            while (at != null && !path.contains(at)) {
                path.add(at);
                at = of(nextOf(at));
            }
            if (at == start) {
                return path;
            }
        }
        return List.of();
    }

    private static String nextOf(WaitFact wait) {
        String join = "end of ";
        return wait.heldBy().isEmpty() && wait.waitsFor().startsWith(join)
                ? wait.waitsFor().substring(join.length())
                : wait.heldBy();
    }

    private @Nullable WaitFact of(String thread) {
        for (WaitFact wait : waits) {
            if (wait.thread().equals(thread)) {
                return wait;
            }
        }
        return null;
    }
}
