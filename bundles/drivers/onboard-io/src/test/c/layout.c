/* SPDX-License-Identifier: Apache-2.0 */
/* Prints what a C compiler makes of the kernel's GPIO header. */
#include <linux/gpio.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/ioctl.h>

#define SHOW(name, value) printf(name "=%lu\n", (unsigned long)(value))
#define REQUEST struct gpio_v2_line_request
#define CONFIG(member) (offsetof(REQUEST, config) + offsetof(struct gpio_v2_line_config, member))
#define ATTR(member) \
  (CONFIG(attrs) + offsetof(struct gpio_v2_line_config_attribute, member))

int main(void) {
  SHOW("GET_LINE", GPIO_V2_GET_LINE_IOCTL);
  SHOW("GET_VALUES", GPIO_V2_LINE_GET_VALUES_IOCTL);
  SHOW("SET_VALUES", GPIO_V2_LINE_SET_VALUES_IOCTL);
  SHOW("ACTIVE_LOW", GPIO_V2_LINE_FLAG_ACTIVE_LOW);
  SHOW("INPUT", GPIO_V2_LINE_FLAG_INPUT);
  SHOW("OUTPUT", GPIO_V2_LINE_FLAG_OUTPUT);
  SHOW("OPEN_DRAIN", GPIO_V2_LINE_FLAG_OPEN_DRAIN);
  SHOW("BIAS_PULL_UP", GPIO_V2_LINE_FLAG_BIAS_PULL_UP);
  SHOW("BIAS_PULL_DOWN", GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN);
  SHOW("OUTPUT_VALUES", GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES);
  SHOW("REQUEST_SIZE", sizeof(REQUEST));
  SHOW("OFFSETS", offsetof(REQUEST, offsets));
  SHOW("CONSUMER", offsetof(REQUEST, consumer));
  SHOW("FLAGS", CONFIG(flags));
  SHOW("NUM_ATTRS", CONFIG(num_attrs));
  SHOW("ATTR_ID", ATTR(attr.id));
  SHOW("ATTR_VALUES", ATTR(attr.values));
  SHOW("ATTR_MASK", ATTR(mask));
  SHOW("NUM_LINES", offsetof(REQUEST, num_lines));
  SHOW("FD", offsetof(REQUEST, fd));
  SHOW("VALUES_SIZE", sizeof(struct gpio_v2_line_values));
  SHOW("BITS", offsetof(struct gpio_v2_line_values, bits));
  SHOW("MASK", offsetof(struct gpio_v2_line_values, mask));
  return 0;
}
