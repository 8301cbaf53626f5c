package dev.heddle.internal.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.internal.files.Project;
import dev.heddle.internal.files.TestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final TestName TEST = new TestName("com.example.BankTest", "pays", List.of(), "", "pays()", "id");

    @TempDir
    private Path root;

    private String command(String module, TestName test) {
        return ReplayCommand.of(new Project(root.resolve(module)), test, "h1:x");
    }

    private void make(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.createFile(root.resolve(file));
        }
    }

    @Test
    void runsMaven() throws IOException {
        make("pom.xml");

        assertThat(command("", TEST)).isEqualTo("mvn test -Dtest=com.example.BankTest#pays -Dheddle.replay=h1:x");
    }

    @Test
    void runsTheModuleFromTheReactorByTheWrapper() throws IOException {
        make("pom.xml", "mvnw", "bank/pom.xml", "bank/core/pom.xml");

        assertThat(command("bank/core", TEST))
                .isEqualTo("./mvnw test -pl bank/core -am -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dtest=com.example.BankTest#pays -Dheddle.replay=h1:x");
    }

    @Test
    void quotesANestedClassForTheShell() throws IOException {
        make("pom.xml");
        TestName nested = new TestName("com.example.BankTest$Nested", "pays", List.of(), "", "pays()", "id");

        assertThat(command("", nested))
                .isEqualTo("mvn test '-Dtest=com.example.BankTest$Nested#pays' -Dheddle.replay=h1:x");
    }

    @Test
    void runsGradle() throws IOException {
        make("settings.gradle", "gradlew", "bank/core/build.gradle");

        assertThat(command("bank/core", TEST))
                .isEqualTo("./gradlew :bank:core:test --tests com.example.BankTest.pays -Dheddle.replay=h1:x");
    }

    @Test
    void saysNothingOfABuildThatIsNotKnown() {
        assertThat(command("", TEST)).isEmpty();
    }
}
