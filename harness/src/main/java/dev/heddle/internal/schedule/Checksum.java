package dev.heddle.internal.schedule;

/**
 * A CRC-16 of a stream of bits (CCITT polynomial, started with all ones). Detects all changes within 16 neighbouring bits,
 * and so each that touches only one or two neighbouring characters of a token.
 */
final class Checksum {

    static final int BITS = 16;

    private static final int POLYNOMIAL = 0x1021;

    private int value = 0xffff;

    void add(int bit) {
        int out = value >> (BITS - 1) ^ bit;
        value = (value << 1 & 0xffff) ^ (out == 0 ? 0 : POLYNOMIAL);
    }

    int value() {
        return value;
    }
}
