package dev.heddle.samples.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import dev.heddle.junit.Isolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mockito.InjectMocks;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;

/** Mocks remember their calls, so each execution needs its own. */
class MockitoTest {

    interface Rates {
        int of(String currency);
    }

    static final class Cache {

        private final Rates rates;
        private int euro;

        Cache(Rates rates) {
            this.rates = rates;
        }

        synchronized int euro() {
            if (euro == 0) {
                euro = rates.of("EUR");
            }
            return euro;
        }
    }

    private static void asksOnce(Rates rates, Cache cache) throws InterruptedException {
        Thread other = new Thread(cache::euro);
        other.start();
        assertEquals(7, cache.euro());
        other.join();

        verify(rates, times(1)).of(anyString());
    }

    @AsyncTest
    @Explore(expectExecutions = 2)
    void withAMockOfItsOwn() throws InterruptedException {
        Rates rates = mock(Rates.class);
        when(rates.of("EUR")).thenReturn(7);

        asksOnce(rates, new Cache(rates));
    }

    @Nested
    @ExtendWith(MockitoExtension.class)
    class WithTheExtension {

        @Mock
        private Rates rates;

        @InjectMocks
        private Cache cache;

        @BeforeEach
        void setUp() {
            when(rates.of("EUR")).thenReturn(7);
        }

        @AsyncTest
        @Explore(expectExecutions = 2)
        void asks() throws InterruptedException {
            asksOnce(rates, cache);
        }

        @AsyncTest
        @Explore(isolation = Isolation.JUNIT, expectExecutions = 2)
        void asksWithAllOfJunit() throws InterruptedException {
            asksOnce(rates, cache);
        }

        @AsyncTest
        @Explore(isolation = Isolation.JUNIT, expectExecutions = 2)
        void getsAMockAsAParameter(@Mock Rates other) throws InterruptedException {
            when(other.of("EUR")).thenReturn(7);
            rates.of("EUR"); // else the extension complains of a stub that nobody needs

            asksOnce(other, new Cache(other));
        }
    }
}
