# SPDX-License-Identifier: Apache-2.0
"""A DTSU666-OEM meter (unit 32) and a G3 string inverter (unit 1) served by pymodbus.

Register words are those of public scans and printed examples; see the test for what they must give.
Prints its port once it listens.
"""
import asyncio
import struct

from pymodbus.datastore import ModbusServerContext, ModbusSlaveContext, ModbusSparseDataBlock
from pymodbus.server.async_io import ModbusTcpServer


def f32(number):
    return list(struct.unpack(">2H", struct.pack(">f", number)))


def block(words):
    registers = {}
    for address, values in words.items():
        for offset, value in enumerate(values):
            registers[address + offset] = value
    return registers


def filled(first, count):
    return {first: [0] * count}


# public scan korneliuszm/nd45_dtsu666_converter, scan_COM8_20260724_212812.txt
METER = block({
    0x0000: [0x0067, 701] + [0] * 4 + [200, 10] + [0] * 40,
    **filled(0x1500, 0x60),
    0x150A: [0x43C4, 0x4000, 0x43C4, 0x4000, 0x43C4, 0x4000,
             0x4363, 0x3333, 0x4362, 0x199A, 0x4361, 0xCCCD,
             0x40E0, 0x0000, 0x4109, 0x999A, 0x40F9, 0x999A,
             0xC041, 0x47AE],
    0x154E: [0x4248, 0x0D50],
    **filled(0x1810, 0x30),
    0x181E: [0x40E0, 0x0000],
    0x1828: [0x40B9, 0x999A],
})

SERIAL = b"ZS2ES010P51001\0\0"

# printed examples of the manufacturer's G3 documents
INVERTER = block({
    **filled(0x0040, 0x40), **filled(0x0400, 0x100), **filled(0x0580, 0x80), **filled(0x0680, 0x80),
    **filled(0x0900, 0x40), **filled(0x1000, 0x100), **filled(0x1100, 0x40), **filled(0x11C0, 0x40),
    **filled(0x2000, 0x10),
    0x0044: [0x0138],
    0x0404: [2],
    0x0445: list(struct.unpack(">8H", SERIAL)),
    0x0484: [0x138B, 0x006A],
    0x048D: [0x093E, 0x0049],
    0x0584: [0x0906, 0x01BB, 0x0066],
    0x0684: [0x0000, 0x00EF, 0x0000, 0x0017],
    0x06ED: [100],
    0x0900: [0x0443],
    0x1104: [1, 0, 1000, 1000, 0, 0, 100, 0],
})


async def main():
    units = {
        32: ModbusSlaveContext(hr=ModbusSparseDataBlock(METER), zero_mode=True),
        1: ModbusSlaveContext(hr=ModbusSparseDataBlock(INVERTER), zero_mode=True),
    }
    server = ModbusTcpServer(ModbusServerContext(slaves=units, single=False), address=("127.0.0.1", 0))
    task = asyncio.ensure_future(server.serve_forever())
    while server.server is None:
        await asyncio.sleep(0.01)
    print(server.server.sockets[0].getsockname()[1], flush=True)
    await task


asyncio.run(main())
