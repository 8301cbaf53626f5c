package dev.heddle.internal.files;

import java.util.List;

/**
 * Which test it is: a method of a test class, or one invocation of it.
 *
 * @param type the class that runs, which may inherit the method: {@code com.example.BankTest$Transfers}
 * @param method the method's name
 * @param parameters the simple names of its parameters' types if other methods have its name; else none
 * @param invocation the number of the invocation if the method is invoked more than once: {@code 2}, or {@code 1.2} in the
 *     first invocation of a class; else empty
 * @param display the name that JUnit shows
 * @param id JUnit's own
 */
public record TestName(
        String type, String method, List<String> parameters, String invocation, String display, String id) {

    /** Makes a name with a copy of the list. */
    public TestName {
        parameters = List.copyOf(parameters);
    }

    /** The name for people: {@code BankTest.transfers}, {@code BankTest.Nested.transfers(int)[2]}. */
    public String title() {
        String simple = type.substring(type.lastIndexOf('.') + 1).replace('$', '.');
        return simple + "." + signature() + (invocation.isEmpty() ? "" : "[" + invocation + "]");
    }

    /** The same with the package: {@code com.example.BankTest.transfers}. */
    public String qualified() {
        int end = type.lastIndexOf('.');
        return (end < 0 ? "" : type.substring(0, end + 1)) + title();
    }

    private String signature() {
        return parameters.isEmpty() ? method : method + "(" + String.join(", ", parameters) + ")";
    }

    /** Where files about the test lie, relative to some directory, without an ending: {@code com.example.BankTest/transfers}. */
    public String path() {
        String name = method
                + (parameters.isEmpty() ? "" : "-" + String.join("-", parameters))
                + (invocation.isEmpty() ? "" : "-" + invocation);
        return FileName.of(type.replace('$', '.')) + "/" + FileName.of(name);
    }
}
