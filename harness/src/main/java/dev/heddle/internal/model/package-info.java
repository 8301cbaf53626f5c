/**
 * The vocabulary that all layers share: operations, code sites, decisions, and the ports of strategies and detectors.
 * Uses nothing of Heddle but the enums of its API.
 */
@NullMarked
package dev.heddle.internal.model;

import org.jspecify.annotations.NullMarked;
