/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Stands in for the kernel: open, ioctl and close as the GPIO character device answers them, on the
 * structures of the kernel's own header. /dev/gpiochip0 has 8 lines, /dev/locked may not be opened,
 * /dev/null is no chip. Physical levels are kept; logical values follow active-low.
 */
#include <errno.h>
#include <linux/gpio.h>
#include <stdarg.h>
#include <string.h>

#define CHIP 100
#define NO_CHIP 101
#define FIRST_LINE 200
#define LINES 8

static int held[LINES];
static __u64 flags[LINES];
static int level[LINES];
static char consumer[LINES][GPIO_MAX_NAME_SIZE];

static int fail(int error) {
  errno = error;
  return -1;
}

int open(const char *path, int mode, ...) {
  if (strcmp(path, "/dev/gpiochip0") == 0) return (mode & 3) == 2 ? CHIP : fail(EPERM);
  if (strcmp(path, "/dev/locked") == 0) return fail(EACCES);
  if (strcmp(path, "/dev/null") == 0) return NO_CHIP;
  return fail(ENOENT);
}

int close(int fd) {
  if (fd >= FIRST_LINE && fd < FIRST_LINE + LINES) held[fd - FIRST_LINE] = 0;
  return 0;
}

static int request(struct gpio_v2_line_request *r) {
  __u32 line = r->offsets[0];
  if (r->num_lines != 1 || line >= LINES) return fail(EINVAL);
  if (held[line]) return fail(EBUSY);
  __u64 direction = r->config.flags & (GPIO_V2_LINE_FLAG_INPUT | GPIO_V2_LINE_FLAG_OUTPUT);
  if (direction != GPIO_V2_LINE_FLAG_INPUT && direction != GPIO_V2_LINE_FLAG_OUTPUT)
    return fail(EINVAL);
  for (int i = 1; i < GPIO_V2_LINES_MAX; i++)
    if (r->offsets[i]) return fail(EINVAL);
  for (int i = 0; i < 5; i++)
    if (r->padding[i] || r->config.padding[i]) return fail(EINVAL);
  held[line] = 1;
  flags[line] = r->config.flags;
  memcpy(consumer[line], r->consumer, GPIO_MAX_NAME_SIZE);
  if (direction == GPIO_V2_LINE_FLAG_OUTPUT) {
    __u64 values = 0;
    for (__u32 i = 0; i < r->config.num_attrs; i++)
      if (r->config.attrs[i].attr.id == GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES)
        values = r->config.attrs[i].attr.values & r->config.attrs[i].mask;
    level[line] = (values & 1) ^ !!(flags[line] & GPIO_V2_LINE_FLAG_ACTIVE_LOW);
  }
  r->fd = FIRST_LINE + line;
  return 0;
}

int ioctl(int fd, unsigned long code, ...) {
  va_list list;
  va_start(list, code);
  void *argument = va_arg(list, void *);
  va_end(list);
  if (fd == CHIP && code == GPIO_V2_GET_LINE_IOCTL) return request(argument);
  int line = fd - FIRST_LINE;
  if (line < 0 || line >= LINES || !held[line]) return fail(ENOTTY);
  struct gpio_v2_line_values *v = argument;
  if (v->mask != 1) return fail(EINVAL);
  int low = !!(flags[line] & GPIO_V2_LINE_FLAG_ACTIVE_LOW);
  if (code == GPIO_V2_LINE_GET_VALUES_IOCTL) {
    v->bits = level[line] ^ low;
    return 0;
  }
  if (code == GPIO_V2_LINE_SET_VALUES_IOCTL) {
    if (!(flags[line] & GPIO_V2_LINE_FLAG_OUTPUT)) return fail(EPERM);
    level[line] = (v->bits & 1) ^ low;
    return 0;
  }
  return fail(ENOTTY);
}

/* for the test */
int test_level(int line) { return level[line]; }
int test_held(int line) { return held[line]; }
int test_flags(int line) { return (int)flags[line]; }
void test_drive(int line, int to) { level[line] = to; }
int test_is_ours(int line) { return strcmp(consumer[line], "meriggio") == 0; }
