package dev.heddle.internal.report.html;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** What keeps text from being read as markup. */
final class Escaping {

    /** What XML calls no character, blanks and breaks aside; and halves of surrogate pairs, which no encoding takes. */
    private static final Pattern NO_CHARACTERS =
            Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\ud800-\\udfff\\ufffe\\uffff]");

    private Escaping() {}

    /** As the text of an element. */
    static String text(String text) {
        return NO_CHARACTERS
                .matcher(text)
                .replaceAll("\ufffd")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /**
     * As the content of a script element. Only within JSON's strings there is a {@code <}; without any, neither the element's
     * end nor a comment can begin.
     */
    static String json(String json) {
        return json.replace("<", "\\u003c");
    }

    /** As a source in a content security policy. */
    static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }
}
