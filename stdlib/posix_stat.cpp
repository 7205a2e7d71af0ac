// posix: stat and its relatives, directories, and what scandir() yields.
//
// scandir() reads the whole directory at once: no descriptor stays open, whatever becomes of the
// iterator.
#include <dirent.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>

#include "runtime/object/builtin_ops.hpp"
#include "runtime/object/object_model.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/posix.hpp"
#include "stdlib/struct_sequence.hpp"

namespace aio::posix {
namespace {

constexpr GetSetDef kStatFields[] = {
    {"st_mode", struct_field_of<0>}, {"st_ino", struct_field_of<1>},
    {"st_dev", struct_field_of<2>},  {"st_nlink", struct_field_of<3>},
    {"st_uid", struct_field_of<4>},  {"st_gid", struct_field_of<5>},
    {"st_size", struct_field_of<6>},
    // The times: whole seconds in the tuple; the attributes of the instance, in fractions, come
    // first in a look-up only if these rows are no attributes of the class. So they are named for
    // repr() alone (add_stat_types).
};
constexpr const char* kTimeNames[] = {"st_atime", "st_mtime", "st_ctime"};

Value make_stat(Vm& vm, const struct stat& s) {
  Type* type = module_type(vm, "posix", "stat_result");
  if (!type) return raised;
  const timespec times[3] = {s.st_atim, s.st_mtim, s.st_ctim};
  Value items[10] = {make_int(vm, s.st_mode),         make_int_unsigned(vm, s.st_ino),
                     make_int_unsigned(vm, s.st_dev), make_int_unsigned(vm, s.st_nlink),
                     make_int(vm, s.st_uid),          make_int(vm, s.st_gid),
                     make_int(vm, s.st_size),         make_int(vm, times[0].tv_sec),
                     make_int(vm, times[1].tv_sec),   make_int(vm, times[2].tv_sec)};
  AIO_TRY(Value made, make_struct_sequence(vm, type, items, 10));
  Object* o = made.as_object();
  for (int i = 0; i < 3; ++i) {
    double seconds =
        static_cast<double>(times[i].tv_sec) + 1e-9 * static_cast<double>(times[i].tv_nsec);
    set_own_attr(vm, o, intern(vm, kTimeNames[i]), Value::number(seconds));
    set_own_attr(vm, o, intern(vm, std::string(kTimeNames[i]) + "_ns"),
                 make_int(vm, times[i].tv_sec * 1'000'000'000 + times[i].tv_nsec));
  }
  set_own_attr(vm, o, intern(vm, "st_blksize"), make_int(vm, s.st_blksize));
  set_own_attr(vm, o, intern(vm, "st_blocks"), make_int(vm, s.st_blocks));
  set_own_attr(vm, o, intern(vm, "st_rdev"), make_int_unsigned(vm, s.st_rdev));
  return made;
}

Value stat_(Vm& vm, Value path, Value dir_fd, bool follow) {
  AIO_CHECK(check_dir_fd(vm, dir_fd, "stat"));
  Path p;
  AIO_CHECK(path_argument(vm, path, "stat", "path", kOrDescriptor, &p));
  return stat_of(vm, p, follow);
}
Value lstat_(Vm& vm, Value path, Value dir_fd) {
  AIO_CHECK(check_dir_fd(vm, dir_fd, "lstat"));
  Path p;
  AIO_CHECK(path_argument(vm, path, "lstat", "path", kPathOnly, &p));
  return stat_of(vm, p, false);
}
constexpr GetSetDef kStatvfsFields[] = {
    {"f_bsize", struct_field_of<0>},  {"f_frsize", struct_field_of<1>},
    {"f_blocks", struct_field_of<2>}, {"f_bfree", struct_field_of<3>},
    {"f_bavail", struct_field_of<4>}, {"f_files", struct_field_of<5>},
    {"f_ffree", struct_field_of<6>},  {"f_favail", struct_field_of<7>},
    {"f_flag", struct_field_of<8>},   {"f_namemax", struct_field_of<9>}};
Value statvfs_(Vm& vm, Value path) {
  Path p;
  AIO_CHECK(path_argument(vm, path, "statvfs", "path", kOrDescriptor, &p));
  struct statvfs s;
  if ((p.fd >= 0 ? ::fstatvfs(p.fd, &s) : ::statvfs(p.c_str(), &s)) < 0) return raise_errno(vm, p);
  Type* type = module_type(vm, "posix", "statvfs_result");
  if (!type) return raised;
  const uint64_t fields[10] = {s.f_bsize, s.f_frsize, s.f_blocks, s.f_bfree, s.f_bavail,
                               s.f_files, s.f_ffree,  s.f_favail, s.f_flag,  s.f_namemax};
  Value items[10];
  for (int i = 0; i < 10; ++i) items[i] = make_int_unsigned(vm, fields[i]);
  AIO_TRY(Value made, make_struct_sequence(vm, type, items, 10));
  set_own_attr(vm, made.as_object(), intern(vm, "f_fsid"), make_int_unsigned(vm, s.f_fsid));
  return made;
}
Value fstat_(Vm& vm, int64_t fd) {
  struct stat s;
  if (::fstat(static_cast<int>(fd), &s) < 0) return raise_errno(vm);
  return make_stat(vm, s);
}

// --- directories ---------------------------------------------------------------------------------

/// Calls each(entry) for all entries but "." and "..".
template <class Each>
Status each_entry(Vm& vm, const Path& path, Each each) {
  DIR* dir = path.fd >= 0 ? fdopendir(dup(path.fd)) : opendir(path.c_str());
  if (!dir) return raise_errno(vm, path);
  if (path.fd >= 0) rewinddir(dir);
  Status ok = Status::Ok;
  while (dirent* e = readdir(dir)) {
    std::string_view name = e->d_name;
    if (name == "." || name == "..") continue;
    ok = each(*e);
    if (failed(ok)) break;
  }
  closedir(dir);
  return ok;
}

Value listdir(Vm& vm, Value path) {
  Path p;
  AIO_CHECK(path_argument(vm, path, "listdir", "path", kOrDescriptor | kOrNone, &p));
  Rooted list(vm, new_list(vm, 0));
  AIO_CHECK(each_entry(vm, p, [&](const dirent& e) {
    return list_append(vm, list.as<List>(), path_result(vm, e.d_name, p.is_bytes));
  }));
  return list;
}

struct Entry : Object {
  Value name, path, stat, lstat;  ///< stat results undef until asked for
  uint64_t inode;
  uint8_t type;  ///< d_type
};
constexpr NativeLayout kEntryLayout = {sizeof(Entry), [](Object* o, Tracer& t) {
                                         auto* e = static_cast<Entry*>(o);
                                         for (Value v : {e->name, e->path, e->stat, e->lstat})
                                           t.visit(v);
                                       }};
Entry* entry(Value v) { return static_cast<Entry*>(v.as_object()); }

Value entry_stat(Vm& vm, Value self, bool follow) {
  Entry* e = entry(self);
  if (e->type != DT_LNK && e->type != DT_UNKNOWN) follow = false;
  Value& kept = follow ? e->stat : e->lstat;
  if (!kept.is_undef()) return kept;
  Path p;
  AIO_CHECK(path_argument(vm, e->path, "stat", "path", kPathOnly, &p));
  AIO_TRY(Value made, stat_of(vm, p, follow));
  (follow ? e->stat : e->lstat) = made;
  return made;
}
/// Whether the entry is of this type; a missing file is of none.
Value entry_is(Vm& vm, Value self, uint8_t type, mode_t mode, bool follow) {
  Entry* e = entry(self);
  if (e->type != DT_UNKNOWN && !(e->type == DT_LNK && follow))
    return Value::boolean(e->type == type);
  Value s = entry_stat(vm, self, follow);
  if (s.is_exc()) {
    if (!pending_is(vm, ExceptionType::FileNotFoundError)) return s;
    static_cast<void>(take_exception(vm));
    return Value::boolean(false);
  }
  AIO_TRY(int64_t found, index_int64(vm, as<Tuple>(s)->items()[0]));
  return Value::boolean((static_cast<mode_t>(found) & S_IFMT) == mode);
}
Value entry_is_dir(Vm& vm, Value self, bool follow) {
  return entry_is(vm, self, DT_DIR, S_IFDIR, follow);
}
Value entry_is_file(Vm& vm, Value self, bool follow) {
  return entry_is(vm, self, DT_REG, S_IFREG, follow);
}
Value entry_is_symlink(Vm& vm, Value self) { return entry_is(vm, self, DT_LNK, S_IFLNK, false); }
bool entry_is_junction(Vm&, Value) { return false; }
Value entry_inode(Vm& vm, Value self) { return make_int_unsigned(vm, entry(self)->inode); }
Value entry_name(Vm&, Value self) { return entry(self)->name; }
Value entry_path(Vm&, Value self) { return entry(self)->path; }
Value entry_repr(Vm& vm, Value self) {
  AIO_TRY(Value text, repr_of(vm, entry(self)->name));
  return make_str(vm, "<DirEntry " + to_utf8(as<Str>(text)) + ">");
}
constexpr NativeDef kEntryMethods[] = {
    def<entry_is_dir>("is_dir(self, /, *, follow_symlinks=True)", "Whether it is a directory."),
    def<entry_is_file>("is_file(self, /, *, follow_symlinks=True)",
                       "Whether it is a regular file."),
    def<entry_is_symlink>("is_symlink(self, /)", "Whether it is a symbolic link."),
    def<entry_is_junction>("is_junction(self, /)", "False."),
    def<entry_stat>("stat(self, /, *, follow_symlinks=True)", "Its os.stat_result, remembered."),
    def<entry_inode>("inode(self, /)", "Its inode number."),
    def<entry_path>("__fspath__(self, /)"),
    def<entry_repr>("__repr__(self, /)"),
};
constexpr GetSetDef kEntryFields[] = {{"name", entry_name}, {"path", entry_path}};
constexpr TypeDef kEntryType = {.name = "posix.DirEntry",
                                .doc = "An entry of a directory.",
                                .methods = kEntryMethods,
                                .getsets = kEntryFields,
                                .layout = &kEntryLayout,
                                .flags = kTypeDisallowNew};

struct Scan : Object {
  Value entries;  ///< List
  uint32_t next;
};
Value scan_next(Vm&, Object* o) {
  auto* s = static_cast<Scan*>(o);
  List* list = as<List>(s->entries);
  return s->next < list->size ? list->items[s->next++] : Value::undef();
}
constexpr NativeLayout kScanLayout = {
    sizeof(Scan), [](Object* o, Tracer& t) { t.visit(static_cast<Scan*>(o)->entries); }, nullptr,
    scan_next};
void scan_close(Vm&, Value self) { static_cast<Scan*>(self.as_object())->next = UINT32_MAX; }
void scan_exit(Vm& vm, Value self, VarArgs) { scan_close(vm, self); }
constexpr NativeDef kScanMethods[] = {
    def<self_method>("__iter__(self, /)"),
    def<next_method<scan_next>>("__next__(self, /)"),
    def<self_method>("__enter__(self, /)"),
    def<scan_exit>("__exit__(self, /, *args)"),
    def<scan_close>("close(self, /)", "Ends the iteration."),
};
constexpr TypeDef kScanType = {.name = "posix.ScandirIterator",
                               .methods = kScanMethods,
                               .layout = &kScanLayout,
                               .flags = kTypeDisallowNew};

Value scandir(Vm& vm, Value path) {
  Path p;
  AIO_CHECK(path_argument(vm, path, "scandir", "path", kOrDescriptor | kOrNone, &p));
  Type* entries = module_type(vm, "posix", "DirEntry");
  Type* scans = module_type(vm, "posix", "_ScandirIterator");
  if (!entries || !scans) return raised;
  Rooted list(vm, new_list(vm, 0));
  std::string prefix = p.fd >= 0               ? ""
                       : path.is_none()        ? "./"
                       : p.text.ends_with('/') ? p.text
                                               : p.text + "/";
  AIO_CHECK(each_entry(vm, p, [&](const dirent& d) {
    auto* e = static_cast<Entry*>(new_instance(vm, entries));
    e->name = e->path = e->stat = e->lstat = Value::undef();
    e->name = path_result(vm, d.d_name, p.is_bytes);
    e->path = path_result(vm, prefix + d.d_name, p.is_bytes);
    e->inode = d.d_ino;
    e->type = d.d_type;
    return list_append(vm, list.as<List>(), Value::object(e));
  }));
  auto* s = static_cast<Scan*>(new_instance(vm, scans));
  s->entries = list;
  s->next = 0;
  return Value::object(s);
}

constexpr NativeDef kFunctions[] = {
    def<stat_>("stat(path, *, dir_fd=None, follow_symlinks=True)",
               "What the system knows of a file."),
    def<lstat_>("lstat(path, *, dir_fd=None)", "stat() that does not follow a link."),
    def<fstat_>("fstat(fd)", "stat() of an open file."),
    def<statvfs_>("statvfs(path)", "What the system knows of a file system."),
    def<listdir>("listdir(path=None)", "The names in a directory."),
    def<scandir>("scandir(path=None)", "An iterator of the entries of a directory."),
};

}  // namespace

Value stat_of(Vm& vm, const Path& path, bool follow) {
  struct stat s;
  int r = path.text.empty() && path.fd >= 0 ? ::fstat(path.fd, &s)
          : follow                          ? ::stat(path.c_str(), &s)
                                            : ::lstat(path.c_str(), &s);
  if (r < 0) return raise_errno(vm, path);
  return make_stat(vm, s);
}

std::span<const NativeDef> stat_functions() { return kFunctions; }

Status add_stat_types(Vm& vm, Module* module) {
  Type* stat_type = define_struct_sequence(vm, module, "os", "stat_result", kStatFields);
  if (!stat_type) return raised;
  if (!define_struct_sequence(vm, module, "os", "statvfs_result", kStatvfsFields)) return raised;
  // repr() and patterns know the three times too.
  Tuple* names = new_tuple(vm, 10);
  for (size_t i = 0; i < 7; ++i) names->items()[i] = Value::object(intern(vm, kStatFields[i].name));
  for (size_t i = 0; i < 3; ++i) names->items()[7 + i] = Value::object(intern(vm, kTimeNames[i]));
  AIO_CHECK(type_store(vm, stat_type, intern(vm, "__match_args__"), Value::object(names)));
  add_type(vm, module, kEntryType);
  Type* scan = define_type(vm, kScanType);
  module_set(vm, module, "_ScandirIterator", Value::object(scan));
  return Status::Ok;
}

}  // namespace aio::posix
