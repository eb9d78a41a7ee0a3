/**
 * The four real servers of the embedded default, run as child processes of this one under one data
 * directory. Nothing here is a substitute: what answers is MariaDB, Redis, Kafka and Elasticsearch.
 */
@NullMarked
package io.tulou.local.server;

import org.jspecify.annotations.NullMarked;
