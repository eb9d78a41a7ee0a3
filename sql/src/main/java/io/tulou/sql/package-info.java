/**
 * What must stand before a service starts: schemas, database users with only the rights they need,
 * topics. Run by the local stack, by tests and as a job before each deployment.
 */
@NullMarked
package io.tulou.sql;

import org.jspecify.annotations.NullMarked;
