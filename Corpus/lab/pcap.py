"""Reads a capture file and puts the bytes of every TCP connection back together, each direction by itself."""

import ipaddress
import struct
from dataclasses import dataclass, field

from failure import LabFailure

FIN, SYN, ACK = 0x01, 0x02, 0x10


@dataclass
class Direction:
    start: int | None = None
    parts: dict = field(default_factory=dict)

    def add(self, sequence, data, time):
        if self.start is None:
            raise LabFailure("a captured connection has no beginning")
        offset = (sequence - self.start - 1) & 0xFFFFFFFF
        known = self.parts.get(offset)
        if known is None or len(known[0]) < len(data):
            self.parts[offset] = (data, time)

    def joined(self):
        """The bytes in order, and for each part (offset, time). Bytes sent twice count once; a gap is an error."""
        stream, times = bytearray(), []
        for offset in sorted(self.parts):
            data, time = self.parts[offset]
            if offset > len(stream):
                raise LabFailure(f"the capture has a gap of {offset - len(stream)} bytes")
            if offset + len(data) > len(stream):
                times.append((len(stream), time))
                stream += data[len(stream) - offset:]
        return bytes(stream), times


@dataclass
class Connection:
    client: str
    server: str
    port: int
    began: float
    from_client: Direction = field(default_factory=Direction)
    from_server: Direction = field(default_factory=Direction)


def connections(capture):
    """All connections of a capture in the order in which they were opened."""
    found, open_now = [], {}
    for time, source, destination, segment in packets(capture):
        source_port, destination_port, sequence, _, offset, flags = struct.unpack("!HHIIBB", segment[:14])
        data = segment[(offset >> 4) * 4:]
        forward, backward = (source, source_port, destination, destination_port), (destination, destination_port, source, source_port)
        if flags & SYN and not flags & ACK:
            known = open_now.get(forward)
            if known is None or known.from_client.start != sequence:
                connection = Connection(source, destination, destination_port, time)
                connection.from_client.start = sequence
                open_now[forward] = connection
                found.append(connection)
        elif forward in open_now:
            if data:
                open_now[forward].from_client.add(sequence, data, time)
        elif backward in open_now:
            if flags & SYN:
                open_now[backward].from_server.start = sequence
            elif data:
                open_now[backward].from_server.add(sequence, data, time)
    return found


def packets(capture):
    """Yields (time, source address, destination address, TCP segment) of an Ethernet capture."""
    magic, = struct.unpack("<I", capture[:4])
    if magic not in (0xA1B2C3D4, 0xA1B23C4D):
        raise LabFailure("the capture is not a pcap file of this machine")
    unit = 1e-6 if magic == 0xA1B2C3D4 else 1e-9
    link, = struct.unpack("<I", capture[20:24])
    if link != 1:
        raise LabFailure(f"the capture has link type {link}, not Ethernet")
    position = 24
    while position + 16 <= len(capture):
        seconds, fraction, kept, length = struct.unpack("<IIII", capture[position:position + 16])
        frame = capture[position + 16:position + 16 + kept]
        position += 16 + kept
        if len(frame) < kept:
            return
        if kept < length:
            raise LabFailure("the capture cut a packet short")
        kind, = struct.unpack("!H", frame[12:14])
        packet = frame[14:]
        if kind == 0x0800 and packet[9] == 6:
            header, total = (packet[0] & 15) * 4, struct.unpack("!H", packet[2:4])[0]
            # A packet that the kernel joined from several carries 0 as its length when it is longer than 64 KiB.
            segment = packet[header:total] if total else packet[header:]
            yield seconds + fraction * unit, str(ipaddress.ip_address(packet[12:16])), str(ipaddress.ip_address(packet[16:20])), segment
        elif kind == 0x86DD and packet[6] == 6:
            payload, = struct.unpack("!H", packet[4:6])
            segment = packet[40:40 + payload] if payload else packet[40:]
            yield seconds + fraction * unit, str(ipaddress.ip_address(packet[8:24])), str(ipaddress.ip_address(packet[24:40])), segment
