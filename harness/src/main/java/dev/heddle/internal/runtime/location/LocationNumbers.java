package dev.heddle.internal.runtime.location;

/** Small numbers for pairs of an object's name and a part of it, kept for a whole exploration. */
final class LocationNumbers {

    private long[] keys = new long[256];
    private int[] parts = new int[256];
    private int[] numbers = new int[256];
    private int size;

    int of(long key, int part) {
        int mask = keys.length - 1;
        int i = hash(key, part) & mask;
        while (numbers[i] != 0) {
            if (keys[i] == key && parts[i] == part) {
                return numbers[i];
            }
            i = (i + 1) & mask;
        }
        keys[i] = key;
        parts[i] = part;
        numbers[i] = ++size;
        int number = size;
        if (size * 2 > keys.length) {
            grow();
        }
        return number;
    }

    private static int hash(long key, int part) {
        long mixed = (key * 31 + part) * 0x9e3779b97f4a7c15L;
        return (int) (mixed >>> 32);
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldParts = parts;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        parts = new int[keys.length];
        numbers = new int[keys.length];
        int mask = keys.length - 1;
        for (int k = 0; k < oldKeys.length; k++) {
            if (oldNumbers[k] != 0) {
                int i = hash(oldKeys[k], oldParts[k]) & mask;
                while (numbers[i] != 0) {
                    i = (i + 1) & mask;
                }
                keys[i] = oldKeys[k];
                parts[i] = oldParts[k];
                numbers[i] = oldNumbers[k];
            }
        }
    }
}
