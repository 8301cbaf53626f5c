package dev.heddle.internal.results;

import dev.heddle.internal.files.Project;
import dev.heddle.internal.files.TestName;
import java.nio.file.Files;

/** The line for a shell, in the outermost directory of a build, that runs one test in one schedule. */
final class ReplayCommand {

    private ReplayCommand() {}

    /** The line; empty where it isn't known which build runs the tests. */
    static String of(Project project, TestName test, String token) {
        if (token.isEmpty()) {
            return "";
        }
        if (project.isMavens()) {
            return maven(project, test, token);
        }
        return project.isGradles() ? gradle(project, test, token) : "";
    }

    private static String maven(Project project, TestName test, String token) {
        String program = Files.exists(project.root().resolve("mvnw")) ? "./mvnw" : "mvn";
        String module =
                project.root().relativize(project.directory()).toString().replace('\\', '/');
        String only = module.isEmpty() ? "" : " -pl " + quoted(module) + " -am -Dsurefire.failIfNoSpecifiedTests=false";
        return program + " test" + only + " " + quoted("-Dtest=" + test.type() + "#" + test.method()) + replay(token);
    }

    private static String gradle(Project project, TestName test, String token) {
        String program = Files.exists(project.root().resolve("gradlew")) ? "./gradlew" : "gradle";
        String path = project.root().relativize(project.directory()).toString().replace('\\', '/');
        String task = (path.isEmpty() ? "" : ":" + path.replace('/', ':') + ":") + "test";
        return program + " " + quoted(task) + " --tests " + quoted(test.type() + "." + test.method()) + replay(token);
    }

    private static String replay(String token) {
        return " -Dheddle.replay=" + token;
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:=#-]+") ? word : "'" + word + "'";
    }
}
