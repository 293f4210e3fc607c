package io.storegauge.suspect;

import java.io.Serializable;

/**
 * How often a review's text was written in its month and the days before it.
 *
 * @param group id of the first review with the text, by time and then by id
 * @param here other authors who wrote it at the same store
 * @param elsewhere authors who wrote it at other stores alone
 * @param stores with the text, its own included
 * @param own other reviews of the same author with the text
 */
record CopyCounts(String group, int here, int elsewhere, int stores, int own)
    implements Serializable {

  int others() {
    return here + elsewhere;
  }
}
