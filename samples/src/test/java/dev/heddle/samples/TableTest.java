package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsTextToTheLeftAndNumbersToTheRight() {
        Table table = new Table("lesson", "executions", "token");
        table.add("Lost update", 7, "h1:a");
        table.add("Deadlock", 1234.4, "h1:bcd");

        assertThat(table).hasToString("""
                lesson       executions  token
                Lost update           7  h1:a
                Deadlock          1,234  h1:bcd
                """);
    }

    @Test
    void cutsWhatDoesNotFitOn120Columns() {
        Table table = new Table("token");
        table.add("x".repeat(200));

        assertThat(table).hasToString("token\n" + "x".repeat(119) + "…\n");
    }

    @Test
    void refusesARowThatDoesNotMatchTheHeadings() {
        Table table = new Table("lesson", "token");

        assertThatThrownBy(() -> table.add("alone")).isInstanceOf(IllegalArgumentException.class);
    }
}
