// Module _random: the Mersenne Twister (MT19937) with CPython's seeding, so that seeded sequences
// agree.
#include <cmath>
#include <random>
#include <vector>

#include "runtime/native/native.hpp"
#include "runtime/object/number_internal.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/module_types.hpp"

namespace aio {
namespace {

constexpr unsigned kWords = 624;

/// The generator: `index` words of `state` are used up.
struct RandomObject : Object {
  uint32_t state[kWords];
  uint32_t index;
};

RandomObject* random_of(Value v) { return static_cast<RandomObject*>(v.as_object()); }

void seed_word(RandomObject* r, uint32_t seed) {
  constexpr uint32_t kFactor = 1812433253u;
  r->state[0] = seed;
  for (uint32_t i = 1; i < kWords; ++i) {
    r->state[i] = kFactor * (r->state[i - 1] ^ (r->state[i - 1] >> 30)) + i;
  }
  r->index = kWords;
}

void seed_array(RandomObject* r, const uint32_t* key, size_t length) {
  constexpr uint32_t kFirst = 19650218u, kMixA = 1664525u, kMixB = 1566083941u;
  seed_word(r, kFirst);
  uint32_t* s = r->state;
  size_t i = 1, j = 0;
  auto advance = [&] {
    if (++i < kWords) return;
    s[0] = s[kWords - 1];
    i = 1;
  };
  for (size_t k = std::max<size_t>(kWords, length); k > 0; --k) {
    s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * kMixA)) + key[j] + static_cast<uint32_t>(j);
    advance();
    if (++j >= length) j = 0;
  }
  for (size_t k = kWords - 1; k > 0; --k) {
    s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >> 30)) * kMixB)) - static_cast<uint32_t>(i);
    advance();
  }
  s[0] = 0x80000000u;
}

void regenerate(RandomObject* r) {
  constexpr unsigned kMiddle = 397;
  uint32_t* s = r->state;
  for (unsigned i = 0; i < kWords; ++i) {
    uint32_t y = (s[i] & 0x80000000u) | (s[(i + 1) % kWords] & 0x7FFFFFFFu);
    s[i] = s[(i + kMiddle) % kWords] ^ (y >> 1) ^ (y & 1 ? 0x9908B0DFu : 0);
  }
  r->index = 0;
}

uint32_t next_word(RandomObject* r) {
  if (r->index >= kWords) regenerate(r);
  uint32_t y = r->state[r->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9D2C5680u;
  y ^= (y << 15) & 0xEFC60000u;
  return y ^ (y >> 18);
}

Status seed(Vm& vm, Value self, Value a) {
  RandomObject* r = random_of(self);
  std::vector<uint32_t> key;
  if (a.is_none()) {
    std::random_device system;
    for (unsigned i = 0; i < kWords; ++i) key.push_back(system());
  } else {
    Value n = a;
    if (!is_int(a)) {
      AIO_TRY(int64_t hash, hash_value(vm, a));
      n = make_int_unsigned(vm, static_cast<uint64_t>(hash));
    }
    IntView v{n};
    for (size_t i = 0; i < v.size(); ++i) {
      key.push_back(static_cast<uint32_t>(v.limbs()[i]));
      key.push_back(static_cast<uint32_t>(v.limbs()[i] >> 32));
    }
    while (key.size() > 1 && key.back() == 0) key.pop_back();
    if (key.empty()) key.push_back(0);
  }
  seed_array(r, key.data(), key.size());
  return Status::Ok;
}

Value random_new(Vm& vm, Type* cls, VarArgs args, Dict*) {
  if (args.size() > 1) {
    return aio::raise(vm, ExceptionType::TypeError,
                      "Random() takes from 0 to 1 positional arguments but %zu were given",
                      args.size());
  }
  Rooted self{vm, new_instance(vm, cls)};
  // A subclass written in the language seeds in its __init__, which also knows seeds that cannot be
  // hashed.
  bool plain = !(cls->flags & kTypeHeap);
  AIO_CHECK(seed(vm, self, plain && !args.empty() ? args[0] : Value::none()));
  return self;
}

double next_double(Vm&, Value self) {
  RandomObject* r = random_of(self);
  uint32_t a = next_word(r) >> 5, b = next_word(r) >> 6;
  return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0);
}

Value get_random_bits(Vm& vm, Value self, int64_t k) {
  RandomObject* r = random_of(self);
  if (k < 0)
    return aio::raise(vm, ExceptionType::ValueError, "number of bits must be non-negative");
  if (k == 0) return Value::small_int(0);
  if (k <= 32) return Value::small_int(next_word(r) >> (32 - k));
  AIO_CHECK(vm.heap.check_size(static_cast<size_t>(k) / 8));
  size_t words = (static_cast<size_t>(k) + 31) / 32;
  Int* n = new_int(vm, (words + 1) / 2);
  n->limbs()[(words - 1) / 2] = 0;
  for (size_t i = 0; i < words; ++i, k -= 32) {
    uint64_t w = next_word(r);
    if (k < 32) w >>= 32 - k;
    if (i % 2 == 0) n->limbs()[i / 2] = w;
    else n->limbs()[i / 2] |= w << 32;
  }
  return finish_int(vm, n, (words + 1) / 2, false);
}

Value get_state(Vm& vm, Value self) {
  RandomObject* r = random_of(self);
  Tuple* t = new_tuple(vm, kWords + 1);
  for (unsigned i = 0; i < kWords; ++i) t->items()[i] = Value::small_int(r->state[i]);
  t->items()[kWords] = Value::small_int(r->index);
  return Value::object(t);
}

Status set_state(Vm& vm, Value self, Value state) {
  const Tuple* t = dyn_as<Tuple>(state);
  if (!t) return aio::raise(vm, ExceptionType::TypeError, "state vector must be a tuple");
  if (t->size != kWords + 1)
    return aio::raise(vm, ExceptionType::ValueError, "state vector is the wrong size");
  uint32_t words[kWords + 1];
  for (unsigned i = 0; i <= kWords; ++i) {
    Value item = t->items()[i];
    int64_t n;
    if (!is_int(item)) return aio::raise(vm, ExceptionType::TypeError, "an integer is required");
    if (int_sign(item) < 0)
      return aio::raise(vm, ExceptionType::OverflowError,
                        "can't convert negative value to unsigned int");
    if (!int_to_int64(item, &n)) {
      return aio::raise(vm, ExceptionType::OverflowError,
                        "Python int too large to convert to C unsigned long");
    }
    words[i] = static_cast<uint32_t>(n);
  }
  if (words[kWords] > kWords) return aio::raise(vm, ExceptionType::ValueError, "invalid state");
  RandomObject* r = random_of(self);
  std::copy(words, words + kWords, r->state);
  r->index = words[kWords];
  return Status::Ok;
}

constexpr NativeDef kMethods[] = {
    static_def<random_new>("__new__(cls, *args, **kwargs)"),
    def<seed>("seed(self, n=None, /)"),
    def<next_double>("random(self, /)"),
    def<get_random_bits>("getrandbits(self, k, /)"),
    def<get_state>("getstate(self, /)"),
    def<set_state>("setstate(self, state, /)"),
};

constexpr NativeLayout kLayout = {sizeof(RandomObject), nullptr};
constexpr TypeDef kRandomType = {
    .name = "_random.Random",
    .doc = "Random() -> create a random number generator with its own internal state.",
    .methods = kMethods,
    .layout = &kLayout,
    .flags = kTypeBaseType};

Status init(Vm& vm, Module* module) {
  add_type(vm, module, kRandomType);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kRandomModule;
const ModuleDef kRandomModule = {
    .name = "_random",
    .doc = "Module implements the Mersenne Twister random number generator.",
    .init = init};

}  // namespace aio
