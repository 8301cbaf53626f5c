package dev.heddle.it.woven;

/** Monitors of all kinds. */
public class Monitors {

    private final Object a = new Object();
    private final Object b = new Object();
    private long count;

    public synchronized long method(long x, double y, String z) {
        count += x + (long) y + z.length();
        if (count > 100) {
            return -1;
        }
        for (int i = 0; i < 3; i++) {
            long more = i;
            count += more;
        }
        return count;
    }

    static synchronized String staticMethod(int x) {
        return x > 0 ? "+" : "-";
    }

    synchronized void throwing() {
        throw new IllegalStateException("thrown");
    }

    synchronized void endless() {
        while (true) {
            count++;
            throwing();
        }
    }

    public static Object methods() {
        Monitors it = new Monitors();
        return it.method(1, 2.5, "abc") + it.method(100, 0, "") + staticMethod(1);
    }

    public static Object thrownOut() {
        new Monitors().throwing();
        return "unreachable";
    }

    public static Object thrownOutOfLoop() {
        new Monitors().endless();
        return "unreachable";
    }

    public static Object nested() {
        Monitors it = new Monitors();
        long result = 0;
        synchronized (it.a) {
            double local = 1.5;
            synchronized (it.b) {
                result += (long) (local * 2);
            }
            synchronized (it.b) {
                result += 3;
                synchronized (it.a) {
                    result++;
                }
            }
        }
        synchronized (it) {
            result *= 2;
        }
        return result;
    }

    public static Object returnFromWithin(int n) {
        Object lock = new Object();
        for (int i = 0; ; i++) {
            synchronized (lock) {
                if (i == n) {
                    return i;
                }
                if (i % 2 == 0) {
                    continue;
                }
            }
            synchronized (lock) {
                try {
                    if (i > 1000) {
                        break;
                    }
                } finally {
                    synchronized (lock) {
                        n--;
                    }
                }
            }
        }
        return -1;
    }

    public static Object blockThrows() {
        Object lock = new Object();
        try {
            synchronized (lock) {
                throw new IllegalStateException("thrown");
            }
        } catch (IllegalStateException e) {
            return Thread.holdsLock(lock);
        }
    }

    public static Object holds() {
        Object lock = new Object();
        synchronized (lock) {
            return Thread.holdsLock(lock);
        }
    }

    public static Object nullMonitor(Object none) {
        synchronized (none) {
            return 1;
        }
    }

    public static Object waiting() throws InterruptedException {
        Runnable lock = () -> {};
        synchronized (lock) {
            lock.wait();
            lock.wait(5);
            lock.wait(5, 7);
            lock.notify();
            lock.notifyAll();
        }
        return "done";
    }

    /** Long enough for the JIT compiler to compile it, and to replace it while it runs. */
    public static Object hot() {
        Monitors it = new Monitors();
        long sum = 0;
        for (int i = 0; i < 200_000; i++) {
            synchronized (it.a) {
                sum += i;
                synchronized (it.b) {
                    it.count++;
                }
            }
            it.add(1);
        }
        return sum + " " + it.count;
    }

    private synchronized void add(int n) {
        count += n;
    }
}
