package dev.heddle.samples.lessons;

/**
 * Lesson 1, the lost update: two threads read the same balance, both add to it, and the second to write wipes out what the
 * first wrote.
 *
 * <p>{@code balance += amount} looks like one step and is three: read, add, write. Mended by making them one.
 */
public final class L1LostUpdate {

    private L1LostUpdate() {}

    /** Pays in from two threads, without a lock. */
    public static void broken() throws InterruptedException {
        payInTwice(new Broken());
    }

    /** Pays in from two threads, one at a time. */
    public static void mended() throws InterruptedException {
        payInTwice(new Mended());
    }

    private interface Account {

        void deposit(int amount);

        int balance();
    }

    private static final class Broken implements Account {

        private int balance;

        @Override
        public void deposit(int amount) {
            balance += amount;
        }

        @Override
        public int balance() {
            return balance;
        }
    }

    private static final class Mended implements Account {

        private int balance;

        @Override
        public synchronized void deposit(int amount) {
            balance += amount;
        }

        @Override
        public synchronized int balance() {
            return balance;
        }
    }

    private static void payInTwice(Account account) throws InterruptedException {
        Thread salary = new Thread(() -> account.deposit(100), "salary");
        salary.start();
        account.deposit(20);
        salary.join();

        if (account.balance() != 120) {
            throw new AssertionError("paid in 100 and 20, but the balance is " + account.balance());
        }
    }
}
