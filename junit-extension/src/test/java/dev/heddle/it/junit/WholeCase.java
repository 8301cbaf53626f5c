package dev.heddle.it.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.junit.Explore;
import dev.heddle.junit.Isolation;
import dev.heddle.junit.Journal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Is run as JUnit runs tests, in each execution; for {@code IsolationTest}. */
@ExtendWith(WholeCase.Memories.class)
@Explore(isolation = Isolation.JUNIT)
public class WholeCase {

    /** Keeps what it was told, as mocks do. */
    public static class Memory {

        private final List<String> told = new ArrayList<>();

        public synchronized void tell(String what) {
            told.add(what);
        }

        public synchronized int size() {
            return told.size();
        }
    }

    public static class Memories implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Memory.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return new Memory();
        }

        @Override
        public void beforeEach(ExtensionContext test) {
            Journal.note("<");
        }

        @Override
        public void afterEach(ExtensionContext test) {
            Journal.note(">");
        }
    }

    @Explore(isolation = Isolation.JUNIT)
    public static class FailingCase {

        private int sum;

        @Test
        void loses() throws InterruptedException {
            Thread other = new Thread(() -> sum++);
            other.start();
            sum++;
            other.join();
            assertEquals(2, sum);
        }
    }

    @BeforeAll
    static void beforeAll() {
        Journal.note("[");
    }

    @AfterAll
    static void afterAll() {
        Journal.note("]");
    }

    @BeforeEach
    void before(Memory own) {
        Journal.note("b" + own.size());
    }

    @AfterEach
    void after(Memory own) {
        Journal.note("a" + own.size());
    }

    @Test
    void test(Memory memory) throws InterruptedException {
        Thread other = new Thread(() -> memory.tell("there"));
        other.start();
        memory.tell("here");
        other.join();
        assertEquals(2, memory.size());
        Journal.note("t");
    }
}
