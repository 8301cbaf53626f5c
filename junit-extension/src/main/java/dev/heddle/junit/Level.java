package dev.heddle.junit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A place that can say settings; the first of several places that says one wins. */
sealed interface Level {

    /** The place, for messages: {@code @Explore on class Foo}. */
    String place(Setting<?> setting);

    /**
     * What this place says.
     *
     * @throws IllegalArgumentException if what it says is not allowed; the message tells what is
     */
    <T> Optional<T> value(Setting<T> setting);

    /** All places that matter to a test, from the most specific one to the most general one. */
    static List<Level> of(ExtensionContext test) {
        List<Level> levels = new ArrayList<>();
        levels.add(new Text("system property -D%s", property -> Optional.ofNullable(System.getProperty(property))));
        levels.addAll(WrittenAnnotations.of(test));
        levels.add(new Text("configuration parameter %s", test::getConfigurationParameter));
        levels.addAll(Profile.of(SuiteSetting.Properties.of(test)).levels());
        return levels;
    }

    /** An annotation. */
    record Written(Explore explore, String on) implements Level {

        @Override
        public String place(Setting<?> setting) {
            return "@Explore on " + on;
        }

        @Override
        public <T> Optional<T> value(Setting<T> setting) {
            return setting.written().apply(explore);
        }
    }

    /** Properties, by their names; a blank one says nothing. */
    record Text(String form, Function<String, Optional<String>> properties) implements Level {

        @Override
        public String place(Setting<?> setting) {
            return String.format(form, setting.property());
        }

        @Override
        public <T> Optional<T> value(Setting<T> setting) {
            return properties
                    .apply(setting.property())
                    .filter(text -> !text.isBlank())
                    .map(setting.fromText());
        }
    }
}
