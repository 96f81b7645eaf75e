package org.stillpoint.platform;

import java.util.List;

/** A bean that names the columns that its package seals by {@link ColumnCipher}, so that they take part in the rotation of keys. */
public interface SealedColumnSource {
    List<SealedColumn> sealedColumns();
}
