/** The running service on real servers, rows to read, and a stand-in for the worker. */
package io.tulou.comment.testing;
