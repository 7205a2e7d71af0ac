// load PORT CONNS MSGS SIZE : closed-loop ping-pong load on 127.0.0.1; prints "req/s  wall  p50us
// p99us"
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>
static double now() {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}
static int cmp(const void* a, const void* b) {
  float x = *(float*)a, y = *(float*)b;
  return x < y ? -1 : x > y;
}
int main(int c, char** v) {
  int port = atoi(v[1]), C = atoi(v[2]);
  long M = atol(v[3]);
  int S = atoi(v[4]);
  int ep = epoll_create1(0);
  int *fd = calloc(C, sizeof(int)), *got = calloc(C, sizeof(int));
  double* t0 = calloc(C, sizeof(double));
  float* lat = malloc(sizeof(float) * (M + C));
  char *buf = malloc(S), *rb = malloc(65536);
  memset(buf, 'x', S);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(port)};
  inet_pton(AF_INET, "127.0.0.1", &a.sin_addr);
  for (int i = 0; i < C; i++) {
    for (int t = 0;; t++) {
      fd[i] = socket(AF_INET, SOCK_STREAM, 0);
      if (!connect(fd[i], (void*)&a, sizeof a)) break;
      close(fd[i]);
      if (t > 500) {
        perror("connect");
        return 1;
      }
      usleep(10000);
    }
    int one = 1;
    setsockopt(fd[i], IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct epoll_event e = {.events = EPOLLIN, .data.u32 = i};
    epoll_ctl(ep, EPOLL_CTL_ADD, fd[i], &e);
  }
  double st = now();
  long sent = 0, done = 0;
  for (int i = 0; i < C; i++) {
    t0[i] = now();
    if (write(fd[i], buf, S) != S) return 2;
    sent++;
  }
  struct epoll_event ev[256];
  while (done < M) {
    int n = epoll_wait(ep, ev, 256, 5000);
    if (n <= 0) {
      fprintf(stderr, "stalled at %ld\n", done);
      return 3;
    }
    for (int k = 0; k < n; k++) {
      int i = ev[k].data.u32;
      int r = read(fd[i], rb, 65536);
      if (r <= 0) {
        fprintf(stderr, "closed at %ld\n", done);
        return 4;
      }
      got[i] += r;
      if (got[i] >= S) {
        got[i] -= S;
        double t = now();
        lat[done++] = (t - t0[i]) * 1e6;
        if (sent < M) {
          t0[i] = t;
          if (write(fd[i], buf, S) != S) return 2;
          sent++;
        }
      }
    }
  }
  double w = now() - st;
  qsort(lat, done, sizeof(float), cmp);
  printf("%.0f %.3f %.0f %.0f\n", done / w, w, lat[done / 2], lat[done * 99 / 100]);
  return 0;
}
