package dev.heddle.linearizability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A history that is not linearizable, in words. */
final class HistoryText {

    private HistoryText() {}

    static String of(List<Invocation> history, Invocation first) {
        List<Invocation> shown = new ArrayList<>(history);
        shown.removeIf(invocation -> invocation.begun == 0);
        shown.sort(Comparator.comparingInt(invocation -> invocation.begun));
        int threadWidth =
                width(shown.stream().map(invocation -> invocation.threadName).toList());
        int callWidth = width(shown.stream().map(HistoryText::whole).toList());
        StringBuilder text = new StringBuilder(
                "not linearizable: no order of these " + shown.size() + " operations explains their results\n");
        for (Invocation invocation : shown) {
            text.append("  ")
                    .append(padded(invocation.threadName, threadWidth))
                    .append("  ")
                    .append(padded(whole(invocation), callWidth))
                    .append("  from ")
                    .append(invocation.begun)
                    .append(invocation.ended == 0 ? " on" : " to " + invocation.ended)
                    .append('\n');
        }
        return text.append("  until ")
                .append(first.ended - 1)
                .append(" there is one; ")
                .append(whole(first))
                .append(" by ")
                .append(first.threadName)
                .append(" does not fit in")
                .toString();
    }

    private static String whole(Invocation invocation) {
        return invocation.call() + " " + invocation.outcome();
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
