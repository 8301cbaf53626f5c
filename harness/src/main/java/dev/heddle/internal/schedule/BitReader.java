package dev.heddle.internal.schedule;

import dev.heddle.DamagedSchedule;

/** Reads back what {@link BitWriter} wrote. Trusts nothing: each surprise is a {@link DamagedSchedule}. */
final class BitReader {

    /** More than a gamma code of an int can begin with. */
    private static final int MOST_LEADING_ZEROS = 31;

    private final String token;
    private final byte[] sextets;
    private final int end;
    private int position;

    /**
     * Opens the text after a token's prefix, and checks its characters and its checksum.
     *
     * @param token the whole token, for messages
     * @param body the text
     */
    BitReader(String token, String body) {
        this.token = token;
        sextets = new byte[body.length()];
        for (int i = 0; i < sextets.length; i++) {
            sextets[i] = sextet(body.charAt(i));
        }
        end = sextets.length * BitWriter.BITS_PER_CHARACTER - Checksum.BITS;
        if (end <= 0) {
            throw tooShort();
        }
        checkSum();
    }

    private byte sextet(char character) {
        int value = BitWriter.ALPHABET.indexOf(character);
        if (value < 0) {
            throw damaged(
                    Character.isWhitespace(character)
                            ? "it has a blank or a line break in it"
                            : "'" + character + "' can't be in one");
        }
        return (byte) value;
    }

    private void checkSum() {
        Checksum checksum = new Checksum();
        for (int i = 0; i < end; i++) {
            checksum.add(bitAt(i));
        }
        int stored = 0;
        for (int i = end; i < end + Checksum.BITS; i++) {
            stored = stored << 1 | bitAt(i);
        }
        if (stored != checksum.value()) {
            throw damaged("its checksum is wrong: a character was lost or changed");
        }
    }

    private int bitAt(int index) {
        int shift = BitWriter.BITS_PER_CHARACTER - 1 - index % BitWriter.BITS_PER_CHARACTER;
        return sextets[index / BitWriter.BITS_PER_CHARACTER] >> shift & 1;
    }

    long bits(int count) {
        if (count > end - position) {
            throw tooShort();
        }
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 1 | bitAt(position++);
        }
        return value;
    }

    /** Reads a gamma code. */
    long gamma() {
        long value = gammaOrEnd();
        if (value == 0) {
            throw tooShort();
        }
        return value;
    }

    /** Reads a gamma code, or 0 if only the zeros are left that fill up the last character. */
    long gammaOrEnd() {
        int zeros = 0;
        while (position < end && bitAt(position) == 0) {
            zeros++;
            position++;
        }
        if (position == end) {
            return 0;
        }
        if (zeros > MOST_LEADING_ZEROS) {
            throw damaged("it holds a number that is too large");
        }
        return bits(zeros + 1);
    }

    DamagedSchedule damaged(String reason) {
        return new DamagedSchedule(token, reason);
    }

    private DamagedSchedule tooShort() {
        return damaged("it is too short: its end is missing");
    }
}
