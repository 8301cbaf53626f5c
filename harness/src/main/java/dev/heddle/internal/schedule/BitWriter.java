package dev.heddle.internal.schedule;

/** Writes bits, the most significant first, as base64url: six to a character, without padding characters. */
final class BitWriter {

    static final int BITS_PER_CHARACTER = 6;

    static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final StringBuilder text = new StringBuilder();
    private final Checksum checksum = new Checksum();
    private int pending;
    private int pendingBits;

    /** Writes the lowest bits of a value. */
    void bits(long value, int count) {
        for (int shift = count - 1; shift >= 0; shift--) {
            bit((int) (value >>> shift) & 1);
        }
    }

    /** Writes an Elias gamma code: as many zeros as the value has bits after its first, then the value. */
    void gamma(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("no gamma code for " + value);
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
        bits(0, bits - 1);
        bits(value, bits);
    }

    private void bit(int bit) {
        checksum.add(bit);
        pending = pending << 1 | bit;
        if (++pendingBits == BITS_PER_CHARACTER) {
            text.append(ALPHABET.charAt(pending));
            pending = 0;
            pendingBits = 0;
        }
    }

    /** Ends the text with the checksum of all before it, so that its last bit ends a character. */
    String finish() {
        while ((pendingBits + Checksum.BITS) % BITS_PER_CHARACTER != 0) {
            bit(0);
        }
        bits(checksum.value(), Checksum.BITS);
        return text.toString();
    }
}
