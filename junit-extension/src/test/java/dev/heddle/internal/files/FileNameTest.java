package dev.heddle.internal.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileNameTest {

    @Test
    void leavesNamesOfClassesAndMethodsAlone() {
        assertThat(FileName.of("com.example.BankTest")).isEqualTo("com.example.BankTest");
        assertThat(FileName.of("zahltÜberall_2")).isEqualTo("zahltÜberall_2");
    }

    @Test
    void tellsNamesApartOfWhichLettersAreLost() {
        assertThat(FileName.of("a test / of mine")).startsWith("a_test___of_mine~");
        assertThat(FileName.of("a b")).isNotEqualTo(FileName.of("a:b"));
        assertThat(FileName.of("..")).startsWith("_.~");
        assertThat(FileName.of("")).startsWith("~");
    }

    @Test
    void shortensALongName() {
        assertThat(FileName.of("x".repeat(300))).hasSizeLessThan(120).isNotEqualTo(FileName.of("x".repeat(301)));
    }

    @Test
    void namesTestsAsPeopleDo() {
        TestName overloaded =
                new TestName("com.example.BankTest$Nested", "pays", List.of("int", "String"), "1.2", "[2] x", "id");

        assertThat(overloaded.path()).isEqualTo("com.example.BankTest.Nested/pays-int-String-1.2");
        assertThat(overloaded.title()).isEqualTo("BankTest.Nested.pays(int, String)[1.2]");
        assertThat(overloaded.qualified()).isEqualTo("com.example.BankTest.Nested.pays(int, String)[1.2]");
    }
}
