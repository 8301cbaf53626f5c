package dev.heddle.internal.files;

/** Turns names of classes and tests into names of files, such that a person recognises them, and no two become one. */
public final class FileName {

    private static final int LONGEST = 100;

    private FileName() {}

    /**
     * The name of a file without its ending.
     *
     * <p>Letters and digits of all scripts stay, and dots, hyphens and underscores between them; of anything else an underscore
     * is left, and then a few digits at the end that tell it from others.
     */
    public static String of(String name) {
        StringBuilder made = new StringBuilder();
        name.codePoints().map(FileName::allowed).forEach(made::appendCodePoint);
        if (made.length() > 0 && made.charAt(0) == '.') {
            made.setCharAt(0, '_');
        }
        boolean lost = !made.toString().equals(name) || made.length() > LONGEST || name.isEmpty();
        if (!lost) {
            return name;
        }
        made.setLength(Math.min(made.length(), LONGEST));
        return made + "~" + String.format("%08x", name.hashCode());
    }

    private static int allowed(int letter) {
        return Character.isLetterOrDigit(letter) || letter == '.' || letter == '-' || letter == '_' ? letter : '_';
    }
}
