/** Cases that a review of the core brought up. */
@NullMarked
package dev.heddle.it.review;

import org.jspecify.annotations.NullMarked;
