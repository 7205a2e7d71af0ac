// Module _hashlib: message digests by OpenSSL's libcrypto. The names are hashlib's, which also
// makes the constructors.
//
// libcrypto is loaded when the module is first imported: its relocations would cost every start of
// aio half a millisecond.
#include <dlfcn.h>
#include <openssl/evp.h>

#include <algorithm>
#include <cctype>

#include "runtime/object/bytes_internal.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/module_types.hpp"

namespace aio {
namespace {

// clang-format off
#define AIO_CRYPTO_FUNCTIONS(X) \
  X(EVP_MD_CTX_new) X(EVP_MD_CTX_free) X(EVP_MD_CTX_copy_ex) X(EVP_MD_CTX_get0_md) \
  X(EVP_MD_get_size) X(EVP_MD_get_block_size) X(EVP_get_digestbyname) X(EVP_DigestInit_ex) \
  X(EVP_DigestUpdate) X(EVP_DigestFinal_ex) X(EVP_DigestFinalXOF) X(PKCS5_PBKDF2_HMAC)
// clang-format on

/// The functions of libcrypto in use. Loaded once for the process; `loaded` is false when the
/// library is missing.
struct Crypto {
#define AIO_MEMBER(name) decltype(&::name) name = nullptr;
  AIO_CRYPTO_FUNCTIONS(AIO_MEMBER)
#undef AIO_MEMBER
  bool loaded = false;

  Crypto() {
    void* library = dlopen("libcrypto.so.3", RTLD_NOW | RTLD_LOCAL);
    loaded = library != nullptr;
#define AIO_LOAD(name) \
  loaded = loaded && (name = reinterpret_cast<decltype(name)>(dlsym(library, #name)));
    AIO_CRYPTO_FUNCTIONS(AIO_LOAD)
#undef AIO_LOAD
  }
};
#undef AIO_CRYPTO_FUNCTIONS

const Crypto& crypto() {
  static const Crypto functions;
  return functions;
}

int context_size(const EVP_MD_CTX* context) {
  return crypto().EVP_MD_get_size(crypto().EVP_MD_CTX_get0_md(context));
}

struct Algorithm {
  const char* name;  ///< hashlib's
  const char* openssl;
  bool extendable;  ///< digest() takes a length
};
constexpr Algorithm kAlgorithms[] = {
    {"md5", "MD5", false},
    {"sha1", "SHA1", false},
    {"sha224", "SHA224", false},
    {"sha256", "SHA256", false},
    {"sha384", "SHA384", false},
    {"sha512", "SHA512", false},
    {"sha3_224", "SHA3-224", false},
    {"sha3_256", "SHA3-256", false},
    {"sha3_384", "SHA3-384", false},
    {"sha3_512", "SHA3-512", false},
    {"blake2b", "BLAKE2b512", false},
    {"blake2s", "BLAKE2s256", false},
    {"shake_128", "SHAKE128", true},
    {"shake_256", "SHAKE256", true},
};

const Algorithm* find_algorithm(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
    return c == '-' ? '_' : static_cast<char>(std::tolower(c));
  });
  for (const Algorithm& a : kAlgorithms) {
    if (name == a.name) return &a;
  }
  return nullptr;
}

struct Hash : Object {
  EVP_MD_CTX* context;
  const Algorithm* algorithm;
};
constexpr NativeLayout kLayout = {sizeof(Hash), nullptr, [](Vm&, Object* o) {
                                    crypto().EVP_MD_CTX_free(static_cast<Hash*>(o)->context);
                                    static_cast<Hash*>(o)->context = nullptr;
                                  }};
Hash* hash_of(Value v) { return static_cast<Hash*>(v.as_object()); }

Hash* make_hash(Vm& vm, const Algorithm* algorithm) {
  Type* type = module_type(vm, "_hashlib", "HASH");
  if (!type) return nullptr;
  auto* h = static_cast<Hash*>(new_instance(vm, type));
  h->context = crypto().EVP_MD_CTX_new();
  h->algorithm = algorithm;
  vm.heap.register_finalizable(h);
  return h;
}

Status feed(Vm& vm, Hash* h, Value data) {
  if (is_kind(data, Kind::Str))
    return raise(vm, ExceptionType::TypeError, "Strings must be encoded before hashing");
  if (!is_bytes_like(data))
    return raise(vm, ExceptionType::TypeError, "object supporting the buffer API required");
  std::string storage;
  std::string_view bytes;
  AIO_CHECK(bytes_argument(vm, data, &bytes, &storage));
  crypto().EVP_DigestUpdate(h->context, bytes.data(), bytes.size());
  return Status::Ok;
}

Value new_(Vm& vm, Str* name, Value data, Value) {
  const Algorithm* algorithm = find_algorithm(to_utf8(name));
  const EVP_MD* md = algorithm ? crypto().EVP_get_digestbyname(algorithm->openssl) : nullptr;
  if (!md) return raise(vm, ExceptionType::ValueError, "unsupported hash type %S", name);
  Hash* h = make_hash(vm, algorithm);
  if (!h) return raised;
  if (!h->context || crypto().EVP_DigestInit_ex(h->context, md, nullptr) != 1)
    return raise(vm, ExceptionType::ValueError, "unsupported hash type %S", name);
  if (!data.is_undef()) AIO_CHECK(feed(vm, h, data));
  return Value::object(h);
}

Status update(Vm& vm, Value self, Value data) { return feed(vm, hash_of(self), data); }

/// The digest so far; the object goes on.
Result<std::string> finish(Vm& vm, Hash* h, Value length) {
  size_t size = static_cast<size_t>(context_size(h->context));
  if (h->algorithm->extendable) {
    if (length.is_undef())
      return raise(vm, ExceptionType::TypeError,
                   "digest() missing required argument 'length' (pos 1)");
    AIO_TRY(int64_t n, index_int64(vm, length));
    if (n < 0) return raise(vm, ExceptionType::ValueError, "value must be positive");
    if (failed(vm.heap.check_size(static_cast<size_t>(n)))) return raised;
    size = static_cast<size_t>(n);
  } else if (!length.is_undef()) {
    return raise(vm, ExceptionType::TypeError, "digest() takes no arguments (1 given)");
  }
  std::string out(size, '\0');
  auto* bytes = reinterpret_cast<unsigned char*>(out.data());
  EVP_MD_CTX* copy = crypto().EVP_MD_CTX_new();
  bool good =
      copy && crypto().EVP_MD_CTX_copy_ex(copy, h->context) == 1 &&
      (h->algorithm->extendable ? size == 0 || crypto().EVP_DigestFinalXOF(copy, bytes, size) == 1
                                : crypto().EVP_DigestFinal_ex(copy, bytes, nullptr) == 1);
  crypto().EVP_MD_CTX_free(copy);
  if (!good) return raise(vm, ExceptionType::ValueError, "the digest failed");
  return out;
}
Value digest(Vm& vm, Value self, Value length) {
  AIO_TRY(std::string d, finish(vm, hash_of(self), length));
  return make_bytes(vm, d.data(), d.size());
}
std::string hexadecimal(std::string_view bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (unsigned char c : bytes) {
    out += kDigits[c >> 4];
    out += kDigits[c & 15];
  }
  return out;
}
Value hexdigest(Vm& vm, Value self, Value length) {
  AIO_TRY(std::string d, finish(vm, hash_of(self), length));
  return make_str(vm, hexadecimal(d));
}
Value copy(Vm& vm, Value self) {
  Hash* h = make_hash(vm, hash_of(self)->algorithm);
  if (!h) return raised;
  if (!h->context || crypto().EVP_MD_CTX_copy_ex(h->context, hash_of(self)->context) != 1)
    return raise(vm, ExceptionType::ValueError, "the hash object cannot be copied");
  return Value::object(h);
}
Value name(Vm& vm, Value self) { return make_str(vm, hash_of(self)->algorithm->name); }
Value digest_size(Vm&, Value self) {
  return Value::small_int(
      hash_of(self)->algorithm->extendable ? 0 : context_size(hash_of(self)->context));
}
Value block_size(Vm&, Value self) {
  return Value::small_int(
      crypto().EVP_MD_get_block_size(crypto().EVP_MD_CTX_get0_md(hash_of(self)->context)));
}
Value repr(Vm& vm, Value self) {
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<void*>(self.as_object()));
  return make_str(vm, std::string("<") + hash_of(self)->algorithm->name +
                          " _hashlib.HASH object @ " + address + ">");
}

constexpr NativeDef kMethods[] = {
    def<update>("update(self, obj, /)", "Adds bytes."),
    def<digest>("digest(self, /, length=<unset>)", "The digest so far as bytes."),
    def<hexdigest>("hexdigest(self, /, length=<unset>)", "The digest so far in hexadecimal."),
    def<copy>("copy(self, /)", "A second object in the same state."),
    def<repr>("__repr__(self, /)"),
};
constexpr GetSetDef kAttributes[] = {
    {"name", name}, {"digest_size", digest_size}, {"block_size", block_size}};
constexpr TypeDef kHashType = {.name = "_hashlib.HASH",
                               .doc = "A message digest.",
                               .methods = kMethods,
                               .getsets = kAttributes,
                               .layout = &kLayout,
                               .flags = kTypeDisallowNew};

Value pbkdf2_hmac(Vm& vm, Str* hash_name, Value password, Value salt, int64_t iterations,
                  Value length) {
  const Algorithm* algorithm = find_algorithm(to_utf8(hash_name));
  const EVP_MD* md = algorithm ? crypto().EVP_get_digestbyname(algorithm->openssl) : nullptr;
  if (!md) return raise(vm, ExceptionType::ValueError, "unsupported hash type %S", hash_name);
  if (iterations < 1)
    return raise(vm, ExceptionType::ValueError, "iteration value must be greater than 0.");
  if (iterations > INT32_MAX)
    return raise(vm, ExceptionType::OverflowError, "iteration value is too great.");
  int64_t size = crypto().EVP_MD_get_size(md);
  if (!length.is_none()) {
    AIO_TRY(size, index_int64(vm, length));
    if (size < 1) return raise(vm, ExceptionType::ValueError, "key length must be greater than 0.");
    if (size > INT32_MAX)
      return raise(vm, ExceptionType::OverflowError, "key length is too great.");
  }
  std::string storage[2];
  std::string_view secret, grain;
  AIO_CHECK(bytes_argument(vm, password, &secret, &storage[0]));
  AIO_CHECK(bytes_argument(vm, salt, &grain, &storage[1]));
  std::string out(static_cast<size_t>(size), '\0');
  crypto().PKCS5_PBKDF2_HMAC(secret.data(), static_cast<int>(secret.size()),
                             reinterpret_cast<const unsigned char*>(grain.data()),
                             static_cast<int>(grain.size()), static_cast<int>(iterations), md,
                             static_cast<int>(size), reinterpret_cast<unsigned char*>(out.data()));
  return make_bytes(vm, out.data(), out.size());
}

constexpr NativeDef kFunctions[] = {
    def<new_>("new(name, data=<unset>, *, usedforsecurity=True)", "A digest by its name."),
    def<pbkdf2_hmac>("pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None)",
                     "A key out of a password."),
};

Status init(Vm& vm, Module* module) {
  if (!crypto().loaded)
    return raise(vm, ExceptionType::ImportError, "libcrypto.so.3 cannot be loaded");
  add_type(vm, module, kHashType);
  return Status::Ok;
}

}  // namespace

extern const ModuleDef kHashlibModule;
const ModuleDef kHashlibModule = {
    .name = "_hashlib", .doc = "Message digests.", .functions = kFunctions, .init = init};

}  // namespace aio
