package io.storegauge.cli;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads yyyy-MM-dd and says so when it cannot. */
final class IsoDate implements ITypeConverter<LocalDate> {
  @Override
  public LocalDate convert(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new TypeConversionException(
          "'"
              + text
              + "' is not a day; write yyyy-MM-dd (in Airflow: {{ data_interval_start | ds }})");
    }
  }
}
