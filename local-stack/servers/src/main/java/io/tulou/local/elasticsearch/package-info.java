/**
 * What runs inside the Elasticsearch process: a main class and a small plugin that stand in for the
 * parts of the distribution that are not published as jars.
 */
@NullMarked
package io.tulou.local.elasticsearch;

import org.jspecify.annotations.NullMarked;
