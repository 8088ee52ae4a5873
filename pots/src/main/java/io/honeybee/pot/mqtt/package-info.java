/**
 * An MQTT broker, versions 3.1, 3.1.1 and 5, that keeps some messages for subscribers and passes
 * none on to others.
 *
 * <p>Entry type: {@link io.honeybee.pot.mqtt.MqttPotType}. Each session is served by the thread of
 * its connection; what sessions share is immutable.
 */
@NullMarked
package io.honeybee.pot.mqtt;

import org.jspecify.annotations.NullMarked;
