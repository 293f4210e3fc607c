package io.storegauge.row;

/** Some rows that are worked out together, such as those of one platform and day. */
public interface RowBlock {
  int rows();

  /** Sets the columns of one row; {@code row} counts from 0. */
  void write(int row, RowBuilder out);
}
