package io.storegauge.row;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.catalyst.InternalRow;

/** Rows of one block after another, built one at a time in one place. */
public final class RowBlocks implements Iterator<InternalRow> {
  private final Iterator<? extends RowBlock> blocks;
  private final RowBuilder builder;
  private RowBlock block;
  private int row;

  public RowBlocks(Iterator<? extends RowBlock> blocks, int columns) {
    this.blocks = blocks;
    this.builder = new RowBuilder(columns);
  }

  @Override
  public boolean hasNext() {
    while (block == null || row == block.rows()) {
      if (!blocks.hasNext()) {
        return false;
      }
      block = blocks.next();
      row = 0;
    }
    return true;
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    builder.start();
    block.write(row++, builder);
    return builder.build();
  }
}
