package dev.heddle.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several exceptions at once. */
class ExceptionGroupTest {

    private final IOException io = new IOException("io");
    private final FileNotFoundException file = new FileNotFoundException("file");
    private final IllegalStateException state = new IllegalStateException("state");
    private final ExceptionGroup nested = new ExceptionGroup("inner", List.of(file, state));
    private final ExceptionGroup group = new ExceptionGroup("outer", List.of(io, nested));

    @Test
    void namesAllInItsMessageAndTheFirstAsItsCause() {
        assertThat(group)
                .hasMessage("outer: java.io.IOException: io; dev.heddle.async.ExceptionGroup: inner:"
                        + " java.io.FileNotFoundException: file; java.lang.IllegalStateException: state")
                .hasCause(io);
    }

    @Test
    void findsCausesByTheirClassInNestedGroupsToo() {
        assertThat(group.causes(IOException.class)).containsExactly(io, file);
        assertThat(group.causes(IllegalArgumentException.class)).isEmpty();
    }

    @Test
    void splitsIntoWhatMatchesAndTheRestAndKeepsTheNesting() {
        ExceptionGroup.Split split = group.split(IOException.class);
        ExceptionGroup matched = split.matched().orElseThrow();
        ExceptionGroup rest = split.rest().orElseThrow();
        assertThat(matched.exceptions()).hasSize(2).first().isSameAs(io);
        assertThat(matched.causes(ExceptionGroup.class).get(0).exceptions()).containsExactly(file);
        assertThat(rest.exceptions()).singleElement().isInstanceOf(ExceptionGroup.class);
        assertThat(rest.causes(Exception.class)).hasSize(1);
        assertThat(rest.causes(IllegalStateException.class)).containsExactly(state);
    }

    @Test
    void isNotPartedWhenItMatchesAsAWhole() {
        ExceptionGroup.Split split = group.split(ExceptionGroup.class);
        assertThat(split.matched()).containsSame(group);
        assertThat(split.rest()).isEmpty();
    }

    @Test
    void hasNoSubgroupOfWhatIsNotInIt() {
        assertThat(group.subgroup(IllegalArgumentException.class)).isEmpty();
        assertThat(group.subgroup(thrown -> thrown == state).orElseThrow().causes(IllegalStateException.class))
                .containsExactly(state);
    }

    @Test
    void needsAtLeastOne() {
        assertThatThrownBy(() -> new ExceptionGroup("none", List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
