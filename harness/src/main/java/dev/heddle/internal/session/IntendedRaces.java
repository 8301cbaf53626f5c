package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.DataRace;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells data races that are meant: by the names of variables and of the methods that access them, and those between two
 * places of libraries, whose authors know what they do, as a rule.
 */
final class IntendedRaces implements Predicate<DataRace> {

    private final CodeSiteTable sites;
    private final @Nullable OwnCode own;
    private final List<Pattern> names;
    private @Nullable DataRace inLibraries;

    /**
     * @param own tells what comes from libraries; null if that makes no difference
     * @param names in which {@code *} stands for any letters
     */
    IntendedRaces(CodeSiteTable sites, @Nullable OwnCode own, List<String> names) {
        this.sites = sites;
        this.own = own;
        this.names = names.stream()
                .map(name -> Pattern.compile(("\\Q" + name + "\\E").replace("*", "\\E.*\\Q")))
                .toList();
    }

    @Override
    public boolean test(DataRace race) {
        return isNamed(race.variable())
                || isNamed(method(race.first()))
                || isNamed(method(race.second()))
                || isOfLibraries(race);
    }

    private boolean isOfLibraries(DataRace race) {
        OwnCode code = own;
        if (code == null || code.owns(owner(race.first())) || code.owns(owner(race.second()))) {
            return false;
        }
        inLibraries = inLibraries == null ? race : inLibraries;
        return true;
    }

    /** The first race that libraries were let have; null if they had none. */
    @Nullable
    DataRace inLibraries() {
        return inLibraries;
    }

    private String owner(DataRace.Side side) {
        return sites.get(side.site()).owner();
    }

    private String method(DataRace.Side side) {
        CodeSite site = sites.get(side.site());
        return site.owner() + "." + site.method();
    }

    private boolean isNamed(String text) {
        for (Pattern name : names) {
            if (name.matcher(text).matches()) {
                return true;
            }
        }
        return false;
    }
}
