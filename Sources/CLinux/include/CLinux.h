#ifndef CLINUX_H
#define CLINUX_H

// What Swift's Glibc module lacks: what malloc keeps, readiness, wake-ups, signals as a descriptor.
#include <malloc.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/socket.h>

// _GNU_SOURCE would change the types of a header that Glibc imports too, so what needs it is wrapped in CLinux.c.

/// accept4(2): the new descriptor gets its flags in the call that makes it.
int CLinux_accept4(int listener, struct sockaddr *peer, socklen_t *peer_length, int flags);

/// ioctl(2) with SIOCOUTQ: how many bytes of a TCP stream the peer's kernel has not acknowledged, its end among them.
int CLinux_unacknowledged(int socket, int *count);

/// pidfd_open(2), which the C library has since 2.36 only: a descriptor, closed on exec, that is readable once the
/// process has ended.
int CLinux_pidfd_open(pid_t process);

/// pthread_setname_np(3), for a pthread_t: 0, or an error number.
int CLinux_name_thread(unsigned long thread, const char *name);

/// The name of an error number, such as "ECONNRESET"; NULL for an unknown one. Static storage.
const char *CLinux_error_name(int number);

/// The description of an error number, never translated; NULL for an unknown one. Static storage.
const char *CLinux_error_text(int number);

#endif
