package dev.heddle.junit;

import dev.heddle.internal.files.TestName;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives tests the names by which files about them are found. */
final class Naming {

    private static final Pattern INVOCATION = Pattern.compile("-invocation:#(\\d+)\\]");

    private Naming() {}

    static TestName of(ExtensionContext test) {
        Method method = test.getRequiredTestMethod();
        return new TestName(
                test.getRequiredTestClass().getName(),
                method.getName(),
                isOverloaded(method) ? parameters(method) : List.of(),
                invocation(test.getUniqueId()),
                test.getDisplayName(),
                test.getUniqueId());
    }

    private static boolean isOverloaded(Method method) {
        return Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                        .filter(other -> other.getName().equals(method.getName()) && !other.isSynthetic())
                        .count()
                > 1;
    }

    private static List<String> parameters(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .toList();
    }

    private static String invocation(String id) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = INVOCATION.matcher(id);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return String.join(".", numbers);
    }
}
