package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.it.woven.Language;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LanguageWeavingTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void computesWhatUnwovenCodeComputes(String name, Callable<Object> code, Object expected) throws Exception {
        Controlled controlled = Controlled.run(code);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo(expected);
        assertThat(controlled.monitorsHeld()).isZero();
        assertThat(controlled.silent()).isZero();
        assertThat(code.call()).as("outside of a world").isNotNull();
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                shape("records", Language::records, "true true true 2"),
                shape("enums", Language::enums, "26 LOW"),
                shape("interfaces", Language::shapes, 10),
                shape("try with resources", Language::resources, "a2,closed 2,closed a,x,finally"),
                shape("bridges of generics", Language::generics, "y"),
                shape("inner classes", Language::inner, 11),
                shape("lambdas", Language::lambdas, "10q"),
                shape("switch on strings", () -> Language.switches("b"), 5L),
                shape("switch with doubles", () -> Language.switches("c"), 10.0),
                shape("concatenation", () -> Language.switches("d"), "d4x1.5null"),
                shape("patterns and labels", () -> Language.ternaries(true, 1), "1.05"));
    }

    private static Arguments shape(String name, Callable<Object> code, Object expected) {
        return Arguments.of(name, code, expected);
    }
}
