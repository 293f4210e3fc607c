/**
 * Suspicious reviews: copied texts, bursts and one-time reviewers as evidence, points and reasons.
 * Nothing here leaves a review out; that is for whoever reads the flags.
 */
package io.storegauge.suspect;
