#define _GNU_SOURCE
#include "CLinux.h"

#include <linux/sockios.h>
#include <pthread.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int CLinux_accept4(int listener, struct sockaddr *peer, socklen_t *peer_length, int flags) {
  return accept4(listener, peer, peer_length, flags);
}

int CLinux_unacknowledged(int socket, int *count) {
  return ioctl(socket, SIOCOUTQ, count);
}

int CLinux_pidfd_open(pid_t process) {
  return (int)syscall(SYS_pidfd_open, process, 0);
}

int CLinux_name_thread(unsigned long thread, const char *name) {
  return pthread_setname_np(thread, name);
}

const char *CLinux_error_name(int number) {
  return strerrorname_np(number);
}

const char *CLinux_error_text(int number) {
  return strerrordesc_np(number);
}
