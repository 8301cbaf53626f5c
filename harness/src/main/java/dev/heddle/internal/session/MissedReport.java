package dev.heddle.internal.session;

import dev.heddle.internal.detect.MissedNotification.Missed;
import dev.heddle.internal.model.Awakening.Change;
import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.Notification;
import dev.heddle.internal.model.Notification.Receipt;
import dev.heddle.internal.report.Fact;
import dev.heddle.internal.report.Figures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which notification was missed, in the words of a report. */
final class MissedReport {

    private static final int MOST_CHANGES = 3;

    private final CodeSiteTable sites;
    private final Standstills.Finding finding;
    private final Missed missed;

    MissedReport(CodeSiteTable sites, Standstills.Finding finding) {
        this.sites = sites;
        this.finding = finding;
        this.missed = finding.missed();
    }

    String summary() {
        return finding.waiter().thread() + " waits for ever: " + how();
    }

    private String how() {
        Notification given = missed.given();
        if (given == null) {
            return changes().get(0).variable() + " has changed since it looked, and nobody notified it";
        }
        String by = name(given.by());
        String its = by + "'s notification of " + target(given) + " went to " + receiver();
        return switch (missed.how()) {
            case TOO_EARLY -> by + " notified " + target(given) + " before it waited";
            case TO_ANOTHER ->
                its
                        + (given.waiting().contains(finding.waiter().number())
                                ? ", which waited, too"
                                : " before it waited");
            case TO_INTERRUPTED -> its + ", which was interrupted";
            case TO_LATE -> its + ", whose time was over";
            case TO_NULL -> by + " unparked null in its stead, since it was not known yet";
            case TO_OTHER_PARK -> "the permit that " + by + " gave it was used up by " + otherPark();
            case MERGED -> by + " unparked it when it had a permit already, and two are one";
            case NEVER_GIVEN -> "nobody notified it";
        };
    }

    private String otherPark() {
        Receipt receipt = missed.receipt();
        String member = receipt == null ? "" : sites.get(receipt.site()).member();
        return member.isEmpty() ? "another wait" : member;
    }

    private String receiver() {
        Receipt receipt = missed.receipt();
        return receipt == null ? "nobody" : name(receipt.thread());
    }

    private String name(int thread) {
        List<String> names = finding.trace().threadNames();
        return thread >= 0 && thread < names.size() ? names.get(thread) : "thread " + thread;
    }

    private String target(Notification given) {
        Object of = given.of();
        return of == null
                ? "null"
                : of instanceof Thread thread
                        ? thread.getName()
                        : finding.trace().names().of(of);
    }

    private List<Change> changes() {
        return finding.awakening().changes();
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        Notification given = missed.given();
        if (given == null) {
            facts.add(Fact.of("notified", "by nobody"));
        } else {
            CodeSite site = sites.get(given.site());
            String time = Figures.seconds(given.time());
            String call = site.member().isEmpty() ? "notification" : site.member();
            facts.add(Fact.of("notified at", "step " + (given.step() + 1) + ", " + time, call, site.location()));
            facts.add(Fact.of("by", name(given.by())));
            facts.add(Fact.of("got by", gotBy(given)));
        }
        changes().stream().limit(MOST_CHANGES).forEach(change -> facts.add(changed(change)));
        facts.add(Fact.of("when woken", finding.waiter().thread() + " went on"));
        return facts;
    }

    private String gotBy(Notification given) {
        return switch (missed.how()) {
            case TO_NULL -> "nobody, as null was unparked";
            case TO_OTHER_PARK -> finding.waiter().thread() + ", in " + otherPark();
            case MERGED -> "nobody, as there was a permit already";
            default -> given.receipts().isEmpty() ? "nobody, as nobody waited" : receivers(given);
        };
    }

    private String receivers(Notification given) {
        List<String> names = new ArrayList<>();
        for (Receipt receipt : given.receipts()) {
            names.add(name(receipt.thread())
                    + switch (receipt.fate()) {
                        case INTERRUPTED -> ", interrupted at the same time";
                        case TIMED_OUT -> ", timed out at the same time";
                        default -> "";
                    });
        }
        return String.join(", ", names);
    }

    private Fact changed(Change change) {
        String by = change.by() < 0 ? "" : "by " + name(change.by()) + " at step " + (change.step() + 1);
        String at = change.by() < 0 ? "" : sites.get(change.changedAt()).location();
        return Fact.of("changed", change.variable() + " from " + change.before() + " to " + change.now(), by, at);
    }

    /** The steps, counted from 0, that a schedule is to show. */
    static Set<Integer> steps(Standstills.@Nullable Finding finding) {
        Set<Integer> steps = new LinkedHashSet<>();
        if (finding != null) {
            Notification given = finding.missed().given();
            if (given != null) {
                steps.add(given.step());
            }
            finding.awakening().changes().forEach(change -> steps.add(change.step()));
        }
        return steps;
    }
}
