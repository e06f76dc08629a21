package io.backupstream.operator.settings;

/** A variable of the environment is not as it must be; the message is one line for a person. */
public final class SettingsException extends Exception {
  private static final long serialVersionUID = 1;

  SettingsException(String variable, String expected, String found) {
    super(variable + ": expected " + expected + ", found " + found);
  }
}
