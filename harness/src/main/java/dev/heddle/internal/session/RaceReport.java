package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.DataRace;
import dev.heddle.internal.report.Fact;
import java.util.List;

/** Two accesses that nothing orders, in the words of a report. */
final class RaceReport {

    /** What may be done about it. */
    static final String NOTE = "No lock, volatile variable or other order between the two: each thread may see the"
            + " other's writes late, in part, or in another order. Guard both by one lock, or make the variable volatile or"
            + " atomic.";

    private final CodeSiteTable sites;
    private final DataRace race;

    RaceReport(CodeSiteTable sites, DataRace race) {
        this.sites = sites;
        this.race = race;
    }

    /** {@code nothing orders the write of Account.balance by salary (Bank.java:7) and the read by main (Bank.java:12)}. */
    String summary() {
        DataRace.Side first = race.first();
        DataRace.Side second = race.second();
        return "nothing orders the " + noun(first) + " of " + race.variable() + " by " + first.thread() + at(first)
                + " and the " + noun(second) + " by " + second.thread() + at(second);
    }

    private String at(DataRace.Side side) {
        return " (" + sites.get(side.site()).location() + ")";
    }

    private static String noun(DataRace.Side side) {
        return side.access() == DataRace.Kind.WRITE ? "write" : "read";
    }

    List<Fact> facts() {
        return List.of(fact("first", race.first()), fact("then", race.second()));
    }

    private Fact fact(String label, DataRace.Side side) {
        CodeSite site = sites.get(side.site());
        boolean call = !site.member().isEmpty() && site.member().endsWith("()");
        return Fact.of(
                label,
                side.thread(),
                (side.access() == DataRace.Kind.WRITE ? "writes " : "reads ")
                        + race.variable()
                        + (call ? " by " + site.member() : ""),
                "in step " + side.step(),
                site.location());
    }
}
