package dev.heddle.internal.runtime;

import dev.heddle.internal.runtime.location.Synchronizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The semaphores of one execution, and how many permits each thread has of them: finds those whose permits each thread gives
 * back itself, as those of a pool of connections. Others signal something, or count what is in a buffer.
 */
final class SemaphoreLedger {

    /** A semaphore, or the read lock of a pair. */
    private static final class Account {
        final Object lock;
        /** How many permits there were; -1 where that isn't known. */
        final long initial;
        /** By the numbers of the threads. */
        int[] balances = new int[4];
        /** Permits vanished, since it was drained or reduced, or came from threads that had none. */
        boolean altered;

        Account(Object lock, long initial) {
            this.lock = lock;
            this.initial = initial;
        }
    }

    private final List<Account> accounts = new ArrayList<>();

    void clear() {
        if (!accounts.isEmpty()) {
            accounts.clear();
        }
    }

    void made(Object semaphore) {
        accounts.add(new Account(semaphore, Synchronizer.stateOf(semaphore)));
    }

    void altered(Object semaphore) {
        account(semaphore).altered = true;
    }

    void add(Object lock, int thread, int permits) {
        Account account = account(lock);
        if (thread >= account.balances.length) {
            account.balances = Arrays.copyOf(account.balances, Math.max(thread + 1, account.balances.length * 2));
        }
        account.balances[thread] += permits;
        account.altered |= account.balances[thread] < 0;
    }

    private Account account(Object lock) {
        Account found = find(lock);
        if (found == null) {
            found = new Account(lock, -1);
            accounts.add(found);
        }
        return found;
    }

    private @Nullable Account find(Object lock) {
        for (int i = accounts.size() - 1; i >= 0; i--) {
            if (accounts.get(i).lock == lock) {
                return accounts.get(i);
            }
        }
        return null;
    }

    /** Whether this thread has permits that are missing, and that only it can give back. */
    boolean owes(Object lock, int thread) {
        Account account = find(lock);
        if (account == null || thread >= account.balances.length || account.balances[thread] <= 0) {
            return false;
        }
        return !Synchronizer.isSemaphore(lock)
                || (!account.altered && account.initial > 0 && Synchronizer.stateOf(lock) < account.initial);
    }
}
