package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SettingTest {

    @Explore
    private static final class Unset {}

    @Test
    void hasOneForEachAttributeOfTheAnnotation() {
        assertThat(Setting.ALL.stream().map(Setting::name))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Explore.class.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }

    @Test
    void takesEachAttributeLeftAtItsDefaultForUnset() {
        Explore unset = Unset.class.getAnnotation(Explore.class);

        assertThat(Setting.ALL)
                .allSatisfy(setting -> assertThat(setting.written().apply(unset))
                        .as(setting.name())
                        .isEmpty());
    }
}
