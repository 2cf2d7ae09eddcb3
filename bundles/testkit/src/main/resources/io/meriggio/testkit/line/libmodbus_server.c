// SPDX-License-Identifier: Apache-2.0
/* A libmodbus TCP server on loopback: libmodbus-server PORT. Registers 0 to 999 hold their own address. */
#include <modbus.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

static void serve(modbus_t *bus, modbus_mapping_t *registers, int listener) {
    fd_set clients;
    int highest = listener;
    FD_ZERO(&clients);
    FD_SET(listener, &clients);
    for (;;) {
        fd_set ready = clients;
        if (select(highest + 1, &ready, NULL, NULL, NULL) < 0) return;
        for (int fd = 0; fd <= highest; fd++) {
            uint8_t request[MODBUS_TCP_MAX_ADU_LENGTH];
            if (!FD_ISSET(fd, &ready)) continue;
            if (fd == listener) {
                int client = accept(listener, NULL, NULL);
                FD_SET(client, &clients);
                if (client > highest) highest = client;
                continue;
            }
            modbus_set_socket(bus, fd);
            int length = modbus_receive(bus, request);
            if (length > 0) {
                modbus_reply(bus, request, length, registers);
            } else if (length < 0) {
                close(fd);
                FD_CLR(fd, &clients);
            }
        }
    }
}

int main(int count, char **arguments) {
    if (count != 2) return 64;
    modbus_t *bus = modbus_new_tcp("127.0.0.1", atoi(arguments[1]));
    modbus_mapping_t *registers = modbus_mapping_new(0, 0, 1000, 1000);
    for (int i = 0; i < 1000; i++) registers->tab_registers[i] = registers->tab_input_registers[i] = i;
    int listener = modbus_tcp_listen(bus, 8);
    if (listener < 0) return 1;
    serve(bus, registers, listener);
    return 0;
}
