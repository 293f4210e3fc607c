/**
 * What reviews say: one form of all texts, features of them, the model of sentiment, its training
 * and its evaluation. Knows no lake, no session and no job.
 */
package io.storegauge.text;
