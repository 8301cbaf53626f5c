package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.heddle.it.junit.auto.PackageCase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

class ExploredTestsTest {

    static class MixedCase {

        @Test
        void plain() {}

        @AsyncTest
        void explored() {}

        @Explore
        @RepeatedTest(3)
        void repeated() {}

        @Nested
        @Explore
        class InnerCase extends InheritedCase {

            @Test
            void exploredByTheClass() {}
        }
    }

    @Explore
    static class ExploredCase {

        @Nested
        class InnerCase {

            @Test
            void exploredByTheClassAround() {}
        }
    }

    private static class InheritedCase {

        @Test
        void inherited() {}
    }

    private static long count(Class<?> fixture) {
        return count(fixture, Reach.Mode.STRICT);
    }

    private static long count(Class<?> fixture, Reach.Mode mode) {
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build();
        return ExploredTests.in(
                LauncherFactory.create(config)
                        .discover(LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectClass(fixture))
                                .build()),
                mode);
    }

    @Test
    void countsMethodsThatAreExploredOneByOneOrByTheirClass() {
        assertThat(count(MixedCase.class)).isEqualTo(4);
        assertThat(count(ExploredCase.class)).isEqualTo(1);
    }

    @Test
    void countsThoseOfPackagesThatAreMarkedAndAllInAutoMode() {
        assertThat(count(PackageCase.class)).isEqualTo(5);
        assertThat(count(MixedCase.class, Reach.Mode.AUTO)).isGreaterThan(count(MixedCase.class));
    }
}
