package dev.heddle.internal.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.it.woven.Elements;
import dev.heddle.it.woven.Fields;
import org.junit.jupiter.api.Test;

class AccessWeavingTest {

    @Test
    void announcesFieldsAndLeavesTheirValuesAlone() {
        Controlled controlled = Controlled.run(Fields::all);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("14 10.0 6! 2 7 3 xx6! 28 6!6!6");
        assertThat(controlled.lines())
                .contains(
                        "access READ Fields.wide",
                        "access WRITE Fields.wide",
                        "access READ Fields.doubled",
                        "access WRITE Fields.text",
                        "access READ Fields.staticLong",
                        "access WRITE Fields.staticInt",
                        "access WRITE Fields.Inner.own");
    }

    @Test
    void announcesNeitherFinalNorSyntheticFields() {
        Controlled controlled = Controlled.run(Fields::all);

        assertThat(controlled.lines()).noneMatch(line -> line.contains("constant") || line.contains("captured"));
        assertThat(controlled.lines()).noneMatch(line -> line.contains("this.") || line.contains("val."));
    }

    @Test
    void announcesAnAccessBeforeItHappens() {
        Controlled controlled = Controlled.run(Fields::wideWrite);

        assertThat(controlled.value()).isEqualTo(77.0);
        assertThat(controlled.linesOf("access"))
                .endsWith(
                        "access WRITE Fields.wide",
                        "access READ Fields.wide",
                        "access WRITE Fields.doubled",
                        "access READ Fields.doubled");
    }

    @Test
    void leavesNullTargetsToTheInstructionItself() {
        assertThat(Controlled.run(() -> Fields.nullTarget(null)).error()).isInstanceOf(NullPointerException.class);
        assertThat(Controlled.run(() -> Elements.write(null, 0)).error()).isInstanceOf(NullPointerException.class);
        assertThat(Controlled.run(() -> Elements.write(new long[1], 1)).error())
                .isInstanceOf(ArrayIndexOutOfBoundsException.class);
    }

    @Test
    void announcesElementsOfArraysOfAllTypes() {
        Controlled controlled = Controlled.run(Elements::all);

        assertThat(controlled.error()).isNull();
        assertThat(controlled.value()).isEqualTo("true 3 b 3 23 21 2.0 2.0 12 3");
        assertThat(controlled.lines()).contains("element[1] ARRAY_READ", "element[0] ARRAY_WRITE");
    }

    @Test
    void passesOverTheTablesOfEnumSwitches() {
        Controlled controlled = Controlled.run(Elements::green);

        assertThat(controlled.value()).isEqualTo("g");
        assertThat(controlled.linesOf("element", "access")).isEmpty();
    }
}
