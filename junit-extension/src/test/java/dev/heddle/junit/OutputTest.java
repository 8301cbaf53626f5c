package dev.heddle.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.heddle.internal.files.Project;
import dev.heddle.internal.files.TestName;
import dev.heddle.internal.kept.KeptSchedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

    private static final TestName TEST = new TestName("com.example.BankTest", "pays", List.of(), "", "pays()", "id");

    @TempDir
    private Path folder;

    private Project project;

    @BeforeEach
    void makeProject() {
        project = new Project(folder);
    }

    private Output output(String... properties) {
        Map<String, String> map = properties.length == 0 ? Map.of() : Map.of(properties[0], properties[1]);
        return Output.of(name -> Optional.ofNullable(map.get(name)), project);
    }

    private void keep(Output output) {
        output.kept().keep(TEST, KeptSchedule.of(TEST, "h1:x", "DEADLOCK", "stuck", "1"), problem -> {
            throw new AssertionError(problem);
        });
    }

    @Test
    void writesWhereMavenBuilds() throws IOException {
        Files.createFile(folder.resolve("pom.xml"));
        Files.createFile(folder.resolve("build.gradle"));

        assertThat(output().reports()).isEqualTo(folder.resolve("target/heddle"));
    }

    @Test
    void writesWhereGradleBuilds() throws IOException {
        Files.createFile(folder.resolve("build.gradle.kts"));

        assertThat(output().reports()).isEqualTo(folder.resolve("build/heddle"));
    }

    @Test
    void leavesAProjectAloneThatNoBuildIsKnownOf() {
        assertThat(output().reports())
                .isEqualTo(
                        Path.of(System.getProperty("java.io.tmpdir"), "heddle", String.valueOf(folder.getFileName())));
    }

    @Test
    void writesWhereItIsTold() {
        assertThat(output("heddle.reports", "out/heddle").reports()).isEqualTo(folder.resolve("out/heddle"));
        assertThat(output("heddle.reports", "none").reports()).isNull();
    }

    @Test
    void keepsSchedulesAmongTheReports() throws IOException {
        Files.createFile(folder.resolve("pom.xml"));

        keep(output());

        assertThat(folder.resolve("target/heddle/kept/com.example.BankTest/pays.txt"))
                .exists();
    }

    @Test
    void keepsSchedulesToBeCommittedWhereTheirDirectoryIs() throws IOException {
        Files.createFile(folder.resolve("pom.xml"));
        Files.createDirectory(folder.resolve(".heddle"));

        keep(output());

        assertThat(folder.resolve(".heddle/com.example.BankTest/pays.txt")).exists();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void keepsSchedulesToBeCommittedWhereAsked() {
        keep(output("heddle.keep", "project"));

        assertThat(folder.resolve(".heddle/com.example.BankTest/pays.txt")).exists();
    }

    @Test
    void keepsNothingWhereAsked() throws IOException {
        Files.createFile(folder.resolve("pom.xml"));
        Files.createDirectory(folder.resolve(".heddle"));

        keep(output("heddle.keep", "none"));

        assertThat(folder.resolve(".heddle")).isEmptyDirectory();
        assertThat(folder.resolve("target")).doesNotExist();
    }

    @Test
    void refusesAnotherPlaceThanThereIs() {
        assertThatThrownBy(() -> output("heddle.keep", "true"))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("""
                    Setting heddle.keep: "true" is none of BUILD, PROJECT, NONE
                      set by     system property -Dheddle.keep, or configuration parameter
                      write      -Dheddle.keep=project""");
    }
}
