/** Score schemes: definition, validation, evaluation. */
package io.storegauge.scheme;
