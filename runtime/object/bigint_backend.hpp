// The only place that names the library behind big ints. Magnitudes are arrays of 64-bit limbs,
// least significant first; sizes in limbs. Everything above (signs, normalisation, small ints) is
// in number*.cpp.
#pragma once

#include <gmp.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>

namespace aio::mp {

using Limb = uint64_t;
static_assert(sizeof(mp_limb_t) == sizeof(Limb) && GMP_NAIL_BITS == 0);

inline mp_limb_t* raw(Limb* p) { return reinterpret_cast<mp_limb_t*>(p); }
inline const mp_limb_t* raw(const Limb* p) { return reinterpret_cast<const mp_limb_t*>(p); }

/// Size without leading zero limbs.
inline size_t trim(const Limb* a, size_t n) {
  while (n > 0 && a[n - 1] == 0) --n;
  return n;
}
inline int compare(const Limb* a, size_t an, const Limb* b, size_t bn) {
  if (an != bn) return an < bn ? -1 : 1;
  return an == 0 ? 0 : mpn_cmp(raw(a), raw(b), static_cast<mp_size_t>(an));
}
/// r[an + 1] = a + b; an >= bn. r may be a.
inline void add(Limb* r, const Limb* a, size_t an, const Limb* b, size_t bn) {
  if (bn == 0) {
    if (r != a) std::memcpy(r, a, an * 8);
    r[an] = 0;
    return;
  }
  r[an] = mpn_add(raw(r), raw(a), static_cast<mp_size_t>(an), raw(b), static_cast<mp_size_t>(bn));
}
/// r[an] = a - b; a >= b. r may be a or b.
inline void subtract(Limb* r, const Limb* a, size_t an, const Limb* b, size_t bn) {
  if (bn == 0) {
    if (r != a) std::memmove(r, a, an * 8);
    return;
  }
  mpn_sub(raw(r), raw(a), static_cast<mp_size_t>(an), raw(b), static_cast<mp_size_t>(bn));
}
/// r[an + bn] = a * b; both sizes > 0; r overlaps neither.
inline void multiply(Limb* r, const Limb* a, size_t an, const Limb* b, size_t bn) {
  if (an < bn) {
    std::swap(a, b);
    std::swap(an, bn);
  }
  if (a == b && an == bn) {
    mpn_sqr(raw(r), raw(a), static_cast<mp_size_t>(an));
  } else {
    mpn_mul(raw(r), raw(a), static_cast<mp_size_t>(an), raw(b), static_cast<mp_size_t>(bn));
  }
}
/// q[an - bn + 1] = a / b, r[bn] = a % b; an >= bn > 0, b's top limb not zero; no overlap.
inline void divide(Limb* q, Limb* r, const Limb* a, size_t an, const Limb* b, size_t bn) {
  mpn_tdiv_qr(raw(q), raw(r), 0, raw(a), static_cast<mp_size_t>(an), raw(b),
              static_cast<mp_size_t>(bn));
}
/// r[n + words + 1] = a << (64 * words + bits), bits < 64; r does not overlap a.
inline void shift_left(Limb* r, const Limb* a, size_t n, size_t words, unsigned bits) {
  std::memset(r, 0, words * 8);
  if (bits == 0) {
    std::memcpy(r + words, a, n * 8);
    r[n + words] = 0;
  } else {
    r[n + words] = mpn_lshift(raw(r + words), raw(a), static_cast<mp_size_t>(n), bits);
  }
}
/// r[n - words] = a >> (64 * words + bits), bits < 64; words < n. True if a one bit was lost.
inline bool shift_right(Limb* r, const Limb* a, size_t n, size_t words, unsigned bits) {
  bool lost = trim(a, words) != 0;
  if (bits == 0) {
    std::memmove(r, a + words, (n - words) * 8);
  } else {
    lost |= mpn_rshift(raw(r), raw(a + words), static_cast<mp_size_t>(n - words), bits) != 0;
  }
  return lost;
}
inline size_t bit_length(const Limb* a, size_t n) {
  return n == 0 ? 0 : n * 64 - static_cast<size_t>(__builtin_clzll(a[n - 1]));
}
inline size_t bit_count(const Limb* a, size_t n) {
  size_t total = 0;
  for (size_t i = 0; i < n; ++i) total += static_cast<size_t>(__builtin_popcountll(a[i]));
  return total;
}
/// Upper bound of the digits of a in `base`: exact or one too many.
inline size_t digit_bound(const Limb* a, size_t n, int base) {
  mpz_t view;
  return mpz_sizeinbase(mpz_roinit_n(view, raw(a), static_cast<mp_size_t>(n)), base);
}
/// Digit values (not characters), most significant first; `a` is destroyed; n > 0. out has
/// digit_bound + 1 bytes.
inline size_t to_digits(unsigned char* out, int base, Limb* a, size_t n) {
  return mpn_get_str(out, base, raw(a), static_cast<mp_size_t>(n));
}
/// r = the number of these digit values (the first not zero); returns its size.
inline size_t from_digits(Limb* r, const unsigned char* digits, size_t count, int base) {
  return static_cast<size_t>(mpn_set_str(raw(r), digits, count, base));
}
/// s[(n + 1) / 2] = isqrt(a); n > 0.
inline void square_root(Limb* s, const Limb* a, size_t n) {
  mpn_sqrtrem(raw(s), nullptr, raw(a), static_cast<mp_size_t>(n));
}

/// A number of the library's own, for the operations that allocate what they need.
class Number {
 public:
  Number() { mpz_init(z_); }
  Number(const Limb* a, size_t n) {
    mpz_init(z_);
    mpz_t view;
    mpz_set(z_, mpz_roinit_n(view, raw(a), static_cast<mp_size_t>(n)));
  }
  ~Number() { mpz_clear(z_); }
  Number(const Number&) = delete;
  const Limb* limbs() const { return reinterpret_cast<const Limb*>(mpz_limbs_read(z_)); }
  size_t size() const { return mpz_size(z_); }
  void set_word(Limb u) { mpz_set_ui(z_, u); }
  void multiply_word(Limb u) { mpz_mul_ui(z_, z_, u); }
  void multiply(const Number& other) { mpz_mul(z_, z_, other.z_); }
  void power(const Number& base, Limb exponent) { mpz_pow_ui(z_, base.z_, exponent); }
  void power_mod(const Number& base, const Number& exponent, const Number& modulus) {
    mpz_powm(z_, base.z_, exponent.z_, modulus.z_);
  }
  /// False if base has no inverse.
  bool invert(const Number& base, const Number& modulus) {
    return mpz_invert(z_, base.z_, modulus.z_) != 0;
  }
  void gcd(const Number& x, const Number& y) { mpz_gcd(z_, x.z_, y.z_); }
  void factorial(Limb n) { mpz_fac_ui(z_, n); }
  void binomial(const Number& n, Limb k) { mpz_bin_ui(z_, n.z_, k); }

 private:
  mpz_t z_;
};

/// Scratch limbs: on the stack while few.
class Scratch {
 public:
  explicit Scratch(size_t n)
      : p_(n <= kInline ? inline_ : (heap_.reset(new Limb[n]), heap_.get())) {}
  Limb* get() { return p_; }
  Limb& operator[](size_t i) { return p_[i]; }

 private:
  static constexpr size_t kInline = 24;
  Limb inline_[kInline];
  std::unique_ptr<Limb[]> heap_;
  Limb* p_;
};

}  // namespace aio::mp
