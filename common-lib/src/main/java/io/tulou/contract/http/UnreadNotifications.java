package io.tulou.contract.http;

/**
 * How a member's notifications stand.
 *
 * @param latest sequence number of the newest there ever was
 * @param unread counted to 100
 */
public record UnreadNotifications(long latest, int unread) {}
