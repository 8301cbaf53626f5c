package dev.heddle.internal.report.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes members of objects, each with its name. */
final class JsonMembers {

    private static final char REPLACEMENT = '\ufffd';

    private final JsonGenerator json;

    JsonMembers(JsonGenerator json) {
        this.json = json;
    }

    /** Writes what is within braces or brackets. */
    interface Content {
        void write() throws IOException;
    }

    /** Writes an element of an array. */
    interface Element<T> {
        void write(T value) throws IOException;
    }

    void object(Content members) throws IOException {
        json.writeStartObject();
        members.write();
        json.writeEndObject();
    }

    void object(String name, Content members) throws IOException {
        json.writeFieldName(name);
        object(members);
    }

    <T> void array(String name, List<T> values, Element<T> element) throws IOException {
        json.writeFieldName(name);
        array(values, element);
    }

    private <T> void array(List<T> values, Element<T> element) throws IOException {
        json.writeStartArray();
        for (T value : values) {
            element.write(value);
        }
        json.writeEndArray();
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, wellFormed(value));
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    /** A member that is there, or isn't. */
    void flag(String name) throws IOException {
        json.writeBooleanField(name, true);
    }

    void texts(String name, List<String> values) throws IOException {
        array(name, values, value -> json.writeString(wellFormed(value)));
    }

    void numbers(String name, List<Integer> values) throws IOException {
        array(name, values, json::writeNumber);
    }

    void textLists(String name, List<List<String>> values) throws IOException {
        array(name, values, list -> array(list, value -> json.writeString(wellFormed(value))));
    }

    /** Half a surrogate pair is no character, and no encoding takes it; a report mustn't fail. */
    static String wellFormed(String text) {
        StringBuilder mended = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(text) : mended;
                mended.setCharAt(i, REPLACEMENT);
            }
        }
        return mended == null ? text : mended.toString();
    }
}
