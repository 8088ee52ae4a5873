package io.honeybee.pot;

/**
 * An option of a pot type.
 *
 * @param name its key under {@code options}
 * @param defaultValue what holds when it is absent; empty when that is decided by the pot
 * @param description one sentence, with the unit and the bounds where there are any
 */
public record PotOption(String name, String defaultValue, String description) {}
