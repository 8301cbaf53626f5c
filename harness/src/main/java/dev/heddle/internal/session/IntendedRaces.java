package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.model.DataRace;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Tells data races that are meant, by the names of variables and of the methods that access them. */
final class IntendedRaces implements Predicate<DataRace> {

    private final CodeSiteTable sites;
    private final List<Pattern> names;

    /** @param names in which {@code *} stands for any letters */
    IntendedRaces(CodeSiteTable sites, List<String> names) {
        this.sites = sites;
        this.names = names.stream()
                .map(name -> Pattern.compile(("\\Q" + name + "\\E").replace("*", "\\E.*\\Q")))
                .toList();
    }

    @Override
    public boolean test(DataRace race) {
        return isNamed(race.variable()) || isNamed(method(race.first())) || isNamed(method(race.second()));
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
