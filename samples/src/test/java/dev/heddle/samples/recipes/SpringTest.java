package dev.heddle.samples.recipes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.heddle.junit.AsyncTest;
import dev.heddle.junit.Explore;
import dev.heddle.junit.Isolation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Nested;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Beans are put back to how the context made them, or made anew by all of JUnit. */
class SpringTest {

    interface Rates {
        int of(String currency);
    }

    static class Counter {

        private int value;

        synchronized void add() {
            value++;
        }

        synchronized int value() {
            return value;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        Counter counter() {
            return new Counter();
        }
    }

    private static void countsBoth(Counter counter) throws InterruptedException {
        Thread other = new Thread(counter::add);
        other.start();
        counter.add();
        other.join();

        assertEquals(2, counter.value());
    }

    @Nested
    @SpringJUnitConfig(Beans.class)
    class InjectedBeans {

        @Autowired
        private Counter counter;

        @AsyncTest
        @Explore(expectExecutions = 2)
        void areAsTheContextMadeThem() throws InterruptedException {
            countsBoth(counter);
        }

        @AsyncTest
        @Explore(isolation = Isolation.JUNIT)
        void areAsTheContextMadeThemWithAllOfJunit() throws InterruptedException {
            countsBoth(counter);
        }
    }

    static class Worker {

        private final Counter counter;

        Worker(Counter counter) {
            this.counter = counter;
        }

        @Async
        public CompletableFuture<Void> work() {
            counter.add();
            return CompletableFuture.completedFuture(null);
        }
    }

    @EnableAsync
    @Configuration(proxyBeanMethods = false)
    static class AsyncBeans extends Beans {

        @Bean
        Worker worker(Counter counter) {
            return new Worker(counter);
        }

        @Bean
        Executor taskExecutor() {
            var executor = new ThreadPoolTaskExecutor();
            executor.setCorePoolSize(2);
            return executor;
        }
    }

    @Nested
    @SpringJUnitConfig(AsyncBeans.class)
    class AsyncMethods {

        @Autowired
        private Worker worker;

        @Autowired
        private Counter counter;

        @AsyncTest
        void runOnThreadsOfTheirOwn() {
            CompletableFuture<Void> one = worker.work();
            CompletableFuture<Void> other = worker.work();
            one.join();
            other.join();

            assertEquals(2, counter.value());
        }
    }

    @Nested
    @SpringJUnitConfig(Beans.class)
    class MockedBeans {

        @MockitoBean
        private Rates rates;

        @AsyncTest
        @Explore(isolation = Isolation.JUNIT)
        void areResetInEachExecution() throws InterruptedException {
            when(rates.of("EUR")).thenReturn(7);
            Thread other = new Thread(() -> rates.of("EUR"));
            other.start();
            rates.of("EUR");
            other.join();

            verify(rates, times(2)).of("EUR");
        }
    }
}
