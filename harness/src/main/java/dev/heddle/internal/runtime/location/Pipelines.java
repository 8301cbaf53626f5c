package dev.heddle.internal.runtime.location;

import dev.heddle.internal.model.HarnessDefect;
import java.util.stream.BaseStream;

/** Finds what a stream of {@code java.util.stream} takes its elements from. */
final class Pipelines {

    private static final Class<?> PIPELINE = pipeline();
    private static final long FIRST_STAGE = RawMemory.offset(PIPELINE, "sourceStage");
    private static final long SOURCE = RawMemory.offset(PIPELINE, "sourceSpliterator");

    private Pipelines() {}

    private static Class<?> pipeline() {
        try {
            return Class.forName("java.util.stream.AbstractPipeline");
        } catch (ClassNotFoundException missing) {
            throw new HarnessDefect("this JDK has no pipelines of streams", missing);
        }
    }

    /** The iterator, of the kind for streams, over what it takes them from; the stream itself if it doesn't tell. */
    static Object source(BaseStream<?, ?> stream) {
        if (!PIPELINE.isInstance(stream)) {
            return stream;
        }
        Object first = RawMemory.getReference(stream, FIRST_STAGE);
        Object source = first == null ? null : RawMemory.getReference(first, SOURCE);
        return source == null ? stream : source;
    }
}
