package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeavingScopeTest {

    private static final ClassLoader LOADER = WeavingScopeTest.class.getClassLoader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com/example/Account",
                "Account",
                "kotlin/collections/CollectionsKt",
                "dev/heddle/it/woven/Fields",
                "dev/heddle/samples/Bank",
                "dev/heddle/async/Tasks",
                "dev/heddlemania/Fan",
                "org/junitpioneer/Pioneer"
            })
    void weavesWhatUsersAndLibrariesWrite(String name) {
        assertThat(WeavingScope.weaves(LOADER, name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java/util/ArrayList",
                "jdk/proxy2/$Proxy9",
                "com/example/$Proxy7",
                "com/example/Account$$Lambda/0x00000001",
                "com/example/Account$heddle$refs",
                "dev/heddle/Heddle",
                "dev/heddle/internal/runtime/World",
                "dev/heddle/junit/Explore",
                "org/junit/jupiter/api/Assertions",
                "org/assertj/core/api/Assertions",
                "org/slf4j/Logger",
                "net/bytebuddy/ByteBuddy"
            })
    void leavesTheJdkTheTestToolsAndItselfAlone(String name) {
        assertThat(WeavingScope.weaves(LOADER, name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com/example/Account"})
    void leavesTheBootAndThePlatformLoaderAlone(String name) {
        assertThat(WeavingScope.weaves(null, name)).isFalse();
        assertThat(WeavingScope.weaves(ClassLoader.getPlatformClassLoader(), name))
                .isFalse();
    }
}
