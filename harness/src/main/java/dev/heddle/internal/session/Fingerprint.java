package dev.heddle.internal.session;

import dev.heddle.internal.model.CodeSite;
import dev.heddle.internal.model.CodeSiteTable;
import dev.heddle.internal.runtime.Trace;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * A digest of a program's shape: the methods of user code that the default schedule visits, and what they do, in order of
 * appearance. It doesn't change with line numbers, with the engine, or with the JDK.
 */
final class Fingerprint {

    private Fingerprint() {}

    static int of(Trace trace, CodeSiteTable sites) {
        Set<String> visited = new LinkedHashSet<>();
        for (Trace.Step step : trace.steps()) {
            CodeSite site = sites.get(step.site());
            if ((step.site() & CodeSiteTable.JDK) == 0 && !isGenerated(site)) {
                visited.add(site.owner() + '.' + site.method() + ' ' + site.kind() + ' ' + site.member());
            }
        }
        CRC32 digest = new CRC32();
        for (String text : visited) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            digest.update('\n');
        }
        return (int) digest.getValue();
    }

    /** Made in memory, by a library that makes proxies: such classes have another name in each JVM. */
    private static boolean isGenerated(CodeSite site) {
        return !site.owner().isEmpty() && (site.file().isEmpty() || site.file().equals("<generated>"));
    }
}
