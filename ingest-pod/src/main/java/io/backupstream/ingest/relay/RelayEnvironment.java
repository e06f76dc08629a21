package io.backupstream.ingest.relay;

import io.backupstream.ingest.push.PushTls;
import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What all relays of a process share.
 *
 * @param loop the one event loop
 * @param clock monotonic microseconds
 * @param wall the clock on the wall, for people and schedules alone
 * @param tls towards destinations
 * @param instanceId unique to this process: what switches are numbered under
 */
public record RelayEnvironment(
    EventLoop loop, LongSupplier clock, InstantSource wall, PushTls tls, String instanceId) {}
