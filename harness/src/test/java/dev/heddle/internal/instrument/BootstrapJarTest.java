package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.bootstrap.Hooks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BootstrapJarTest {

    @Test
    void containsEveryClassOfItsPackage() throws Exception {
        Path folder = Path.of(Installation.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(BootstrapJar.PACKAGE);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".class", "")))
                    .filteredOn(name -> !name.equals("package-info"))
                    .containsExactlyInAnyOrderElementsOf(BootstrapJar.CLASSES);
        }
    }

    @Test
    void putsTheHooksIntoTheBootLoader() {
        Installation.ensure();

        assertThat(Hooks.class.getClassLoader()).isNull();
    }
}
