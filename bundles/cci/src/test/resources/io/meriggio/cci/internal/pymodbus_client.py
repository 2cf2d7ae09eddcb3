# SPDX-License-Identifier: Apache-2.0
# A plant controller by pymodbus: walks the chain, limits to 30.5 % for 60 s, is refused elsewhere.
import sys
from pymodbus.client import ModbusTcpClient

client = ModbusTcpClient("127.0.0.1", port=int(sys.argv[1]))
assert client.connect()


def read(address, count):
    answer = client.read_holding_registers(address, count, slave=1)
    assert not answer.isError(), answer
    return answer.registers


assert read(40000, 2) == [0x5375, 0x6E53]
models, at = {}, 40002
while True:
    model, length = read(at, 2)
    if model == 0xFFFF:
        break
    models[model] = at
    at += 2 + length
print("models", *("%d@%d" % pair for pair in models.items()))
inverter = read(models[103], 52)
signed = lambda word: word - 0x10000 if word >= 0x8000 else word
print("watts", round(signed(inverter[14]) * 10 ** signed(inverter[15])))
controls = models[123]
answer = client.write_registers(controls + 5, [3050, 0, 60, 0, 1], slave=1)
assert not answer.isError(), answer
print("limit", *read(controls + 5, 5))
print("refused", client.write_register(40072, 1, slave=1).exception_code)
print("refused", client.write_register(controls + 9, 2, slave=1).exception_code)
print("refused", client.read_holding_registers(40000, 2, slave=9).exception_code)
print("refused", client.read_input_registers(40000, 2, slave=1).exception_code)
client.close()
