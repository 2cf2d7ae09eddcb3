# SPDX-License-Identifier: Apache-2.0
"""A pymodbus 3.0 server on loopback: pymodbus_server.py PORT MBAP|RTU."""
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.server import StartTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer


def unit():
    """Registers 0 to 999 that hold their own address."""
    return ModbusSlaveContext(
        hr=ModbusSequentialDataBlock(0, list(range(1000))),
        ir=ModbusSequentialDataBlock(0, list(range(1000))),
        zero_mode=True,
    )


StartTcpServer(
    context=ModbusServerContext(slaves={1: unit(), 2: unit()}, single=False),
    address=("127.0.0.1", int(sys.argv[1])),
    framer=ModbusRtuFramer if sys.argv[2] == "RTU" else ModbusSocketFramer,
)
