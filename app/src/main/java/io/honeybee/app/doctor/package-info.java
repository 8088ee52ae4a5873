/**
 * {@code honeybee doctor}: goes through everything between a port and the manager's disk, and says
 * what is wrong and how to mend it.
 *
 * <p>Entry type: {@link io.honeybee.app.doctor.DoctorCommand}. One {@link
 * io.honeybee.app.doctor.Check} a class, all of them named in {@link
 * io.honeybee.app.doctor.Checkup}. The checks run one after the other, each on a thread of its own
 * that is given up when it takes too long.
 */
@NullMarked
package io.honeybee.app.doctor;

import org.jspecify.annotations.NullMarked;
