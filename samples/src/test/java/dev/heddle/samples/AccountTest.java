package dev.heddle.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heddle.junit.AsyncTest;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Set-up and tear-down run inside of every execution, on an instance of its own. */
class AccountTest {

    private Account account;
    private ExecutorService tellers;

    @BeforeEach
    void open() {
        account = new Account(100);
        tellers = Executors.newFixedThreadPool(2);
    }

    @AfterEach
    void close() throws InterruptedException {
        tellers.shutdown();
        tellers.awaitTermination(1, TimeUnit.MINUTES);
    }

    @AsyncTest
    void noDepositIsLost() throws InterruptedException, ExecutionException {
        Future<?> first = tellers.submit(() -> account.deposit(10));
        Future<?> second = tellers.submit(() -> account.deposit(20));
        first.get();
        second.get();

        assertThat(account.balance()).isEqualTo(130);
    }

    @AsyncTest
    void onlyOneOfTwoWithdrawalsIsCovered() throws InterruptedException, ExecutionException {
        Future<Boolean> first = tellers.submit(() -> account.withdraw(70));
        Future<Boolean> second = tellers.submit(() -> account.withdraw(70));

        assertThat(first.get() ^ second.get()).isTrue();
        assertThat(account.balance()).isEqualTo(30);
    }

    private static final class Account {

        private final ReentrantLock lock = new ReentrantLock();
        private int balance;

        Account(int balance) {
            this.balance = balance;
        }

        void deposit(int amount) {
            lock.lock();
            try {
                balance += amount;
            } finally {
                lock.unlock();
            }
        }

        boolean withdraw(int amount) {
            lock.lock();
            try {
                if (balance < amount) {
                    return false;
                }
                balance -= amount;
                return true;
            } finally {
                lock.unlock();
            }
        }

        int balance() {
            lock.lock();
            try {
                return balance;
            } finally {
                lock.unlock();
            }
        }
    }
}
