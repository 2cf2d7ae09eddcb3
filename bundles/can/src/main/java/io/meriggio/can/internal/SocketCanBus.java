// SPDX-License-Identifier: Apache-2.0
package io.meriggio.can.internal;

import io.meriggio.device.CanFrame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import tel.schich.javacan.CanChannels;
import tel.schich.javacan.CanSocketOptions;
import tel.schich.javacan.JavaCAN;
import tel.schich.javacan.NetworkDevice;
import tel.schich.javacan.RawCanChannel;
import tel.schich.javacan.platform.linux.LinuxNativeOperationException;

/** A bus of the kernel: SocketCAN, a raw socket bound to one interface. */
final class SocketCanBus implements CanBus {

  /** Long enough for a full send queue, short enough for a caller. */
  private static final Duration SEND_TIMEOUT = Duration.ofMillis(500);

  private static final int INTERFACE_UP = 1;

  private final RawCanChannel channel;
  private final String name;
  private Duration timeout = Duration.ZERO;

  private SocketCanBus(RawCanChannel channel, String name) {
    this.channel = channel;
    this.name = name;
  }

  /**
   * @param name of the network interface, for example {@code can0}
   */
  static SocketCanBus open(String name) throws IOException {
    loadNative();
    try {
      RawCanChannel channel = CanChannels.newRawChannel();
      try {
        channel.bind(NetworkDevice.lookup(name));
        requireUp(name);
        channel.setOption(CanSocketOptions.SO_SNDTIMEO, SEND_TIMEOUT);
      } catch (IOException e) {
        channel.close();
        throw e;
      }
      return new SocketCanBus(channel, name);
    } catch (LinuxNativeOperationException e) {
      throw new BusException(SocketCanError.sentence(e.getErrorNumber(), name), e);
    }
  }

  /**
   * A socket can be bound to an interface that is down, and then hears nothing and says nothing.
   */
  private static void requireUp(String name) throws IOException {
    Path flags = Path.of("/sys/class/net", name, "flags");
    if (Files.isReadable(flags)
        && (Integer.decode(Files.readString(flags).trim()) & INTERFACE_UP) == 0) {
      throw new BusException(SocketCanError.sentence(SocketCanError.ENETDOWN, name), null);
    }
  }

  /** Loaded when the first line needs it: a site without CAN never loads it. */
  private static void loadNative() throws IOException {
    try {
      JavaCAN.initialize();
    } catch (LinkageError | RuntimeException e) {
      throw new BusException(
          CanTexts.text(
              "can.platform",
              System.getProperty("os.name"),
              System.getProperty("os.arch"),
              e.getMessage()),
          e);
    }
  }

  @Override
  public void send(CanFrame frame) throws IOException {
    byte[] data = frame.data();
    try {
      channel.write(
          frame.isExtended()
              ? tel.schich.javacan.CanFrame.createExtended(frame.id(), (byte) 0, data)
              : tel.schich.javacan.CanFrame.create(frame.id(), (byte) 0, data));
    } catch (LinuxNativeOperationException e) {
      throw new BusException(SocketCanError.sentence(e.getErrorNumber(), name), e);
    }
  }

  @Override
  public Optional<CanFrame> receive(Duration longest) throws IOException {
    try {
      if (!longest.equals(timeout)) {
        channel.setOption(CanSocketOptions.SO_RCVTIMEO, longest);
        timeout = longest;
      }
      tel.schich.javacan.CanFrame heard = channel.read();
      if (heard.isError() || heard.isRemoteTransmissionRequest() || heard.isFDFrame()) {
        return Optional.empty();
      }
      byte[] data = new byte[heard.getDataLength()];
      heard.getData(data, 0, data.length);
      return Optional.of(CanFrame.of(heard.getId(), heard.isExtended(), data));
    } catch (LinuxNativeOperationException e) {
      if (e.mayTryAgain()) {
        return Optional.empty();
      }
      throw new BusException(SocketCanError.sentence(e.getErrorNumber(), name), e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
