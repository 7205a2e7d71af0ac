// What the parts of module posix share: paths as arguments and results, and the tables of functions
// of each file.
#pragma once

#include <string>

#include "runtime/native/native.hpp"
#include "runtime/vm/vm.hpp"

namespace aio::posix {

/// A path argument: file system bytes, or a descriptor (`text` empty then).
struct Path {
  std::string text;
  Value value = Value::undef();  ///< str or bytes, for errors
  int fd = -1;
  bool is_bytes = false;
  const char* c_str() const { return text.c_str(); }
};
enum PathKind : unsigned { kPathOnly = 0, kOrDescriptor = 1, kOrNone = 2 };

/// Converts str, bytes and os.PathLike (and ints, None if `kind` says so; None is "."). TypeError
/// "stat: path should be …, not X".
Status path_argument(Vm& vm, Value v, const char* function, const char* parameter, unsigned kind,
                     Path* out);
/// str by UTF-8 with surrogateescape, or bytes if `bytes`.
Value path_result(Vm& vm, std::string_view text, bool bytes);
/// The bytes of a str in the file system's encoding.
std::string encode_path(const Str* s);
/// NotImplementedError unless None.
Status check_dir_fd(Vm& vm, Value dir_fd, const char* function);
/// OSError of errno about one or two paths.
Raised raise_errno(Vm& vm, const Path& path);
Raised raise_errno(Vm& vm);
Raised raise_errno(Vm& vm, const Path& source, const Path& target);

/// os.stat_result of a path.
Value stat_of(Vm& vm, const Path& path, bool follow);

std::span<const NativeDef> file_functions();
std::span<const NativeDef> stat_functions();
std::span<const NativeDef> process_functions();
/// Types of the stat part: stat_result, DirEntry, scandir's iterator.
Status add_stat_types(Vm& vm, Module* module);
Status add_process_types(Vm& vm, Module* module);
/// environ.
Status add_environment(Vm& vm, Module* module);

}  // namespace aio::posix
