// Fibers on ucontext; told to AddressSanitizer, which must know which stack is in use.
#include "runtime/loop/fiber.hpp"

#include <pthread.h>
#include <sys/mman.h>

#include <cstdint>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#define AIO_ASAN_FIBERS 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#include <sanitizer/asan_interface.h>
#include <sanitizer/common_interface_defs.h>
#define AIO_ASAN_FIBERS 1
#endif
#endif

namespace aio {
namespace {

constexpr size_t kGuardBytes = 64 << 10;

}  // namespace

Fiber::Fiber() {
#ifdef AIO_ASAN_FIBERS
  pthread_attr_t attributes;
  void* low = nullptr;
  if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
    if (pthread_attr_getstack(&attributes, &low, &size_) == 0) bottom_ = low;
    pthread_attr_destroy(&attributes);
  }
#endif
}

Fiber::Fiber(size_t stack_bytes, Entry entry, void* argument)
    : bytes_(stack_bytes + kGuardBytes), own_(entry), argument_(argument) {
  void* memory = mmap(nullptr, bytes_, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
  if (memory == MAP_FAILED) return;
  mapping_ = memory;
  (void)mprotect(memory, kGuardBytes, PROT_NONE);
  bottom_ = static_cast<char*>(memory) + kGuardBytes;
  size_ = stack_bytes;
#ifdef AIO_ASAN_FIBERS
  // A fiber that is left for good leaves the marks of its frames behind, and the next mapping may
  // lie at the same address.
  ASAN_UNPOISON_MEMORY_REGION(bottom_, size_);
#endif
  getcontext(&context_);
  context_.uc_stack.ss_sp = static_cast<char*>(memory) + kGuardBytes;
  context_.uc_stack.ss_size = stack_bytes;
  context_.uc_link = nullptr;
  // makecontext passes ints: the address goes in two halves.
  auto self = reinterpret_cast<uintptr_t>(this);
  makecontext(&context_, reinterpret_cast<void (*)()>(&Fiber::begin), 2,
              static_cast<unsigned>(self >> 32), static_cast<unsigned>(self));
}

Fiber::~Fiber() {
  if (mapping_) munmap(mapping_, bytes_);
}

void Fiber::begin(unsigned high, unsigned low) {
  auto* self = reinterpret_cast<Fiber*>(uintptr_t{high} << 32 | low);
#ifdef AIO_ASAN_FIBERS
  __sanitizer_finish_switch_fiber(nullptr, nullptr, nullptr);
#endif
  self->own_(self->argument_);
}

void Fiber::switch_to(Fiber& to, [[maybe_unused]] bool for_good) {
#ifdef AIO_ASAN_FIBERS
  __sanitizer_start_switch_fiber(for_good ? nullptr : &sanitizer_stack_, to.bottom_, to.size_);
#endif
  swapcontext(&context_, &to.context_);
#ifdef AIO_ASAN_FIBERS
  __sanitizer_finish_switch_fiber(sanitizer_stack_, nullptr, nullptr);
#endif
}

}  // namespace aio
