package dev.heddle.samples.lessons;

/**
 * Lesson 2, the deadlock of two locks: a transfer from A to B holds A and waits for B, while one from B to A holds B and
 * waits for A.
 *
 * <p>Mended by one order for all: the account with the smaller number is locked first, whichever way the money goes.
 */
public final class L2TwoLocks {

    private L2TwoLocks() {}

    /** Transfers to and fro; each transfer locks the paying account first. */
    public static void broken() throws InterruptedException {
        transferToAndFro(new Broken());
    }

    /** Transfers to and fro; each transfer locks the account with the smaller number first. */
    public static void mended() throws InterruptedException {
        transferToAndFro(new Mended());
    }

    private interface Bank {

        void transfer(Account from, Account to, int amount);
    }

    private static final class Broken implements Bank {

        @Override
        public void transfer(Account from, Account to, int amount) {
            synchronized (from) {
                synchronized (to) {
                    from.balance -= amount;
                    to.balance += amount;
                }
            }
        }
    }

    private static final class Mended implements Bank {

        @Override
        public void transfer(Account from, Account to, int amount) {
            Account first = from.number < to.number ? from : to;
            Account second = first == from ? to : from;
            synchronized (first) {
                synchronized (second) {
                    from.balance -= amount;
                    to.balance += amount;
                }
            }
        }
    }

    private static final class Account {

        private final int number;
        private int balance;

        Account(int number, int balance) {
            this.number = number;
            this.balance = balance;
        }
    }

    private static void transferToAndFro(Bank bank) throws InterruptedException {
        Account ann = new Account(1, 100);
        Account bob = new Account(2, 100);
        Thread loan = new Thread(() -> bank.transfer(bob, ann, 50), "loan");
        loan.start();
        bank.transfer(ann, bob, 30);
        loan.join();

        if (ann.balance != 120 || bob.balance != 80) {
            throw new AssertionError("Ann has " + ann.balance + " and Bob has " + bob.balance + ", not 120 and 80");
        }
    }
}
