/** What reports say of programs that use asyncio's vocabulary. */
@NullMarked
package dev.heddle.it.asyncio;

import org.jspecify.annotations.NullMarked;
