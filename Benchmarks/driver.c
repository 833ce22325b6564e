// The client of what wrk cannot measure: handshakes, idle connections, and the time until a server answers.
//
// Every connection is TLS 1.3 to localhost, verified. The requests come from files, as they go over the wire.
//
//   driver handshakes PORT CA full|resumed THREADS SECONDS     prints how many, and in how many seconds
//   driver idle PORT CA COUNT REQUEST                          prints a line when all are open; ends with its input
//   driver first PORT CA TIMES REQUEST COMMAND...              prints the microseconds from exec to the 200, and
//                                                              what of the CPU the command had, each time
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static SSL_CTX *context;
static in_port_t port;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void fail(const char *what) {
  ERR_print_errors_fp(stderr);
  err(1, "%s", what);
}

// Connects from 127.0.0.2 and so on: each has its own 28,000 ports, and none can be the server's own.
// Returns -1 where nobody listens.
static int connect_from(int source) {
  int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (descriptor < 0) fail("socket");
  int yes = 1;
  setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  setsockopt(descriptor, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes);
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK + 1 + source)};
  if (bind(descriptor, (struct sockaddr *)&address, sizeof address) != 0) fail("bind");
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  if (connect(descriptor, (struct sockaddr *)&address, sizeof address) == 0) return descriptor;
  if (errno != ECONNREFUSED) fail("connect");
  close(descriptor);
  return -1;
}

// Takes the descriptor over, and resumes the session where there is one.
static SSL *handshake(int descriptor, SSL_SESSION *session) {
  if (descriptor < 0) fail("connect");
  SSL *connection = SSL_new(context);
  SSL_set_fd(connection, descriptor);
  SSL_set_tlsext_host_name(connection, "localhost");
  SSL_set1_host(connection, "localhost");
  if (session) SSL_set_session(connection, session);
  if (SSL_connect(connection) != 1) fail("handshake");
  return connection;
}

// Waits until the server has closed too: by then it has done all that a handshake asks of it, tickets and all.
static void finish(SSL *connection) {
  char byte;
  SSL_shutdown(connection);
  while (SSL_read(connection, &byte, 1) > 0) continue;
  close(SSL_get_fd(connection));
}

static void call(SSL *connection, const char *request, int length) {
  char answer[16384];
  if (SSL_write(connection, request, length) != length) fail("write");
  int count = SSL_read(connection, answer, sizeof answer);
  if (count < 13 || memcmp(answer, "HTTP/1.1 200 ", 13) != 0) errx(1, "not a 200: %.*s", count, answer);
}

struct Run {
  int source;
  bool resumed;
  double deadline;
  long handshakes;
};

static void *run_handshakes(void *argument) {
  struct Run *run = argument;
  SSL_SESSION *session = NULL;
  if (run->resumed) {
    SSL *first = handshake(connect_from(run->source), NULL);
    finish(first);
    session = SSL_get1_session(first);
    SSL_free(first);
  }
  while (now() < run->deadline) {
    SSL *connection = handshake(connect_from(run->source), session);
    if (SSL_session_reused(connection) != run->resumed) errx(1, "the session was %sresumed", run->resumed ? "not " : "");
    finish(connection);
    SSL_free(connection);
    run->handshakes++;
  }
  SSL_SESSION_free(session);
  return NULL;
}

static void handshakes(bool resumed, int threads, double seconds) {
  double start = now();
  pthread_t identifiers[threads];
  struct Run runs[threads];
  for (int index = 0; index < threads; index++) {
    runs[index] = (struct Run){.source = index, .resumed = resumed, .deadline = start + seconds};
    if (pthread_create(&identifiers[index], NULL, run_handshakes, &runs[index]) != 0) fail("pthread_create");
  }
  long total = 0;
  for (int index = 0; index < threads; index++) {
    pthread_join(identifiers[index], NULL);
    total += runs[index].handshakes;
  }
  printf("%ld %.6f\n", total, now() - start);
}

static void idle(int count, const char *request, int length) {
  for (int index = 0; index < count; index++) call(handshake(connect_from(0), NULL), request, length);
  puts("open");
  fflush(stdout);
  while (getchar() != EOF) continue;
}

static double microseconds(struct timeval time) { return time.tv_sec * 1e6 + time.tv_usec; }

static void trust(const char *authority) {
  if (SSL_CTX_load_verify_locations(context, authority, NULL) != 1) fail(authority);
}

// An authority that is not there yet, the server has minted by the time it listens.
static void first(const char *authority, int times, const char *request, int length, char **command) {
  bool trusted = access(authority, R_OK) == 0;
  if (trusted) trust(authority);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  for (int index = 0; index < times; index++) {
    pid_t child;
    int descriptor;
    double start = now();
    if (posix_spawnp(&child, command[0], &actions, NULL, command, environ) != 0) fail(command[0]);
    while ((descriptor = connect_from(0)) < 0)
      if (waitpid(child, NULL, WNOHANG) != 0) errx(1, "%s ended", command[0]);
    if (!trusted) trust(authority);
    SSL *connection = handshake(descriptor, NULL);
    call(connection, request, length);
    double elapsed = now() - start;
    kill(child, SIGTERM);
    finish(connection);
    SSL_free(connection);
    struct rusage usage;
    wait4(child, NULL, 0, &usage);
    printf("%.0f %.0f\n", elapsed * 1e6, microseconds(usage.ru_utime) + microseconds(usage.ru_stime));
  }
}

static int read_file(const char *path, char *bytes, int capacity) {
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  int length = descriptor < 0 ? -1 : read(descriptor, bytes, capacity);
  if (length <= 0) fail(path);
  close(descriptor);
  return length;
}

int main(int count, char **arguments) {
  if (count < 6) errx(64, "see the head of driver.c");
  signal(SIGPIPE, SIG_IGN);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);

  const char *mode = arguments[1], *authority = arguments[3];
  port = atoi(arguments[2]);
  context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
  SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
  if (strcmp(mode, "handshakes") == 0 && count == 7) {
    trust(authority);
    handshakes(strcmp(arguments[4], "resumed") == 0, atoi(arguments[5]), atof(arguments[6]));
    return 0;
  }
  char request[16384];
  int length = read_file(arguments[5], request, sizeof request);
  int times = atoi(arguments[4]);
  if (strcmp(mode, "idle") == 0) {
    trust(authority);
    idle(times, request, length);
  } else if (strcmp(mode, "first") == 0 && count > 6) {
    first(authority, times, request, length, arguments + 6);
  } else {
    errx(64, "see the head of driver.c");
  }
}
