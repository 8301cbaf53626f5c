package dev.heddle.it.random;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list whose final fields can be read without a scheduling point, unlike the elements of an array or a collection. */
record Chain<T>(T first, @Nullable Chain<T> rest) {

    static <T> @Nullable Chain<T> of(List<T> list) {
        Chain<T> chain = null;
        for (int i = list.size() - 1; i >= 0; i--) {
            chain = new Chain<>(list.get(i), chain);
        }
        return chain;
    }
}
