package dev.heddle.internal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CellTest {

    @Test
    void keepsWhatFits() {
        assertThat(Cell.shorten("Bank.java:41", 12)).isEqualTo("Bank.java:41");
    }

    @Test
    void keepsMoreOfTheEnd() {
        assertThat(Cell.shorten("InventoryService.java:41", 14)).isEqualTo("Inve…e.java:41");
    }

    @Test
    void cutsNoCharacterInHalves() {
        String weavers = "\ud83e\uddf5".repeat(10);

        assertThat(Cell.shorten(weavers, 4)).isEqualTo("\ud83e\uddf5…\ud83e\uddf5\ud83e\uddf5");
        assertThat(Cell.width(weavers)).isEqualTo(10);
    }
}
