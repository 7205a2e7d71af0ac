// Module time: clocks and calendar time. sleep() blocks the thread that runs the script
// (asyncio.sleep lets others run).
#include <sys/resource.h>
#include <time.h>

#include <cerrno>
#include <cmath>

#include "runtime/native/native.hpp"
#include "runtime/object/iterator.hpp"
#include "runtime/object/object_model.hpp"
#include "runtime/task/scheduler.hpp"
#include "runtime/vm/vm_internal.hpp"
#include "stdlib/module_types.hpp"
#include "stdlib/modules.hpp"

namespace aio {
namespace {

constexpr int64_t kNanosPerSecond = 1'000'000'000;

int64_t read_clock(clockid_t clock) {
  timespec t{};
  clock_gettime(clock, &t);
  return t.tv_sec * kNanosPerSecond + t.tv_nsec;
}
double seconds(int64_t nanos) { return static_cast<double>(nanos) / 1e9; }

double time_(Vm&) { return seconds(read_clock(CLOCK_REALTIME)); }
int64_t time_ns(Vm&) { return read_clock(CLOCK_REALTIME); }
double monotonic(Vm&) { return seconds(read_clock(CLOCK_MONOTONIC)); }
int64_t monotonic_ns(Vm&) { return read_clock(CLOCK_MONOTONIC); }
double process_time(Vm&) { return seconds(read_clock(CLOCK_PROCESS_CPUTIME_ID)); }
int64_t process_time_ns(Vm&) { return read_clock(CLOCK_PROCESS_CPUTIME_ID); }
double thread_time(Vm&) { return seconds(read_clock(CLOCK_THREAD_CPUTIME_ID)); }
int64_t thread_time_ns(Vm&) { return read_clock(CLOCK_THREAD_CPUTIME_ID); }

Status sleep_(Vm& vm, Value duration) {
  if (!is_int(duration) && !is_float_like(duration) &&
      lookup_special(vm, type_of(vm, duration), Special::Index).is_undef() &&
      lookup_special(vm, type_of(vm, duration), Special::Float).is_undef())
    return raise(vm, ExceptionType::TypeError, "'%T' object cannot be interpreted as an integer",
                 duration);
  AIO_TRY(double s, to_double(vm, duration));
  if (std::isnan(s))
    return raise(vm, ExceptionType::ValueError, "Invalid value NaN (not a number)");
  if (s < 0) return raise(vm, ExceptionType::ValueError, "sleep length must be non-negative");
  if (s > 9.2e9)
    return raise(vm, ExceptionType::OverflowError, "timestamp too large to convert to C PyTime_t");
  // Inside a function that an executor runs the event loop goes on meanwhile.
  // Where a host may interrupt, the wait must be one that other threads can end.
  constexpr double kWorthEnding = 0.005;
  GreenThreads& threads = vm.scheduler->threads;
  if (!threads.alone() || (vm.scheduler->host_interrupts && s > kWorthEnding)) {
    Clock& clock = vm.scheduler->clock;
    Nanoseconds deadline = vm.scheduler->deadline_after(s);
    while (clock.now() < deadline) AIO_CHECK(threads.park(deadline));
    return Status::Ok;
  }
  int64_t end = read_clock(CLOCK_MONOTONIC) + static_cast<int64_t>(s * 1e9);
  for (;;) {
    timespec until{end / kNanosPerSecond, end % kNanosPerSecond};
    int error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, nullptr);
    if (error == 0) return Status::Ok;
    // A signal: Ctrl-C ends the sleep, others only interrupt it.
    if (vm.interrupt.load(std::memory_order_relaxed)) AIO_CHECK(vm.handle_interrupt());
  }
}

// --- struct_time ---------------------------------------------------------------------------------

constexpr const char* kFields[] = {"tm_year", "tm_mon",  "tm_mday", "tm_hour", "tm_min",
                                   "tm_sec",  "tm_wday", "tm_yday", "tm_isdst"};

/// The class struct_time, kept as the module's attribute.
Value struct_time_class(Vm& vm) {
  Value module = dict_get_str(vm, vm.modules, intern(vm, "time"));
  return get_attr(vm, module, intern(vm, "struct_time"));
}

Value make_struct_time(Vm& vm, const tm& t) {
  int64_t fields[9] = {t.tm_year + 1900, t.tm_mon + 1,        t.tm_mday,     t.tm_hour, t.tm_min,
                       t.tm_sec,         (t.tm_wday + 6) % 7, t.tm_yday + 1, t.tm_isdst};
  Tuple* items = new_tuple(vm, 9);
  for (int i = 0; i < 9; ++i) items->items()[i] = Value::small_int(fields[i]);
  Rooted keep(vm, items);
  AIO_TRY(Value cls, struct_time_class(vm));
  AIO_TRY(Value made, vm.call(cls, keep));
  Rooted result(vm, made);
  AIO_CHECK(set_attr(vm, made, intern(vm, "tm_zone"), make_str(vm, t.tm_zone ? t.tm_zone : "UTC")));
  AIO_CHECK(set_attr(vm, made, intern(vm, "tm_gmtoff"), Value::small_int(t.tm_gmtoff)));
  return result;
}

Result<time_t> to_time(Vm& vm, Value v) {
  if (v.is_none() || v.is_undef()) return time(nullptr);
  AIO_TRY(double s, to_double(vm, v));
  if (!(std::fabs(s) < 1e17))
    return raise(vm, ExceptionType::OverflowError, "timestamp out of range for platform time_t");
  return static_cast<time_t>(std::floor(s));
}

Value localtime_(Vm& vm, Value when) {
  AIO_TRY(time_t t, to_time(vm, when));
  tm out{};
  localtime_r(&t, &out);
  return make_struct_time(vm, out);
}
Value gmtime_(Vm& vm, Value when) {
  AIO_TRY(time_t t, to_time(vm, when));
  tm out{};
  gmtime_r(&t, &out);
  out.tm_zone = "UTC";
  return make_struct_time(vm, out);
}

Result<tm> to_tm(Vm& vm, Value v) {
  if (v.is_none() || v.is_undef()) {
    time_t now = time(nullptr);
    tm out{};
    localtime_r(&now, &out);
    return out;
  }
  if (!is_kind(v, Kind::Tuple))
    return raise(vm, ExceptionType::TypeError, "Tuple or struct_time argument required");
  Tuple* t = as<Tuple>(v);
  if (t->size < 9)
    return raise(vm, ExceptionType::TypeError, "%s", "time tuple must have exactly 9 elements");
  int64_t f[9];
  for (int i = 0; i < 9; ++i) { AIO_TRY(f[i], index_int64(vm, t->items()[i])); }
  tm out{};
  out.tm_year = static_cast<int>(f[0] - 1900);
  out.tm_mon = static_cast<int>(f[1] - 1);
  out.tm_mday = static_cast<int>(f[2]);
  out.tm_hour = static_cast<int>(f[3]);
  out.tm_min = static_cast<int>(f[4]);
  out.tm_sec = static_cast<int>(f[5]);
  out.tm_wday = static_cast<int>((f[6] + 1) % 7);
  out.tm_yday = static_cast<int>(f[7] - 1);
  out.tm_isdst = static_cast<int>(f[8]);
  return out;
}

Value mktime_(Vm& vm, Value v) {
  AIO_TRY(tm t, to_tm(vm, v));
  time_t r = mktime(&t);
  return Value::number(static_cast<double>(r));
}

Value format_tm(Vm& vm, const std::string& format, const tm& t) {
  if (format.empty()) return make_str(vm, "");
  std::string out(format.size() * 4 + 64, '\0');
  while (true) {
    size_t n = strftime(out.data(), out.size(), format.c_str(), &t);
    if (n > 0 || out.size() > format.size() * 256 + 4096) {
      out.resize(n);
      return make_str(vm, out);
    }
    out.resize(out.size() * 2);
  }
}
Value strftime_(Vm& vm, Str* format, Value v) {
  AIO_TRY(tm t, to_tm(vm, v));
  return format_tm(vm, to_utf8(format), t);
}
Value asctime_(Vm& vm, Value v) {
  AIO_TRY(tm t, to_tm(vm, v));
  return format_tm(vm, "%a %b %e %H:%M:%S %Y", t);
}
Value ctime_(Vm& vm, Value when) {
  AIO_TRY(time_t s, to_time(vm, when));
  tm t{};
  localtime_r(&s, &t);
  return format_tm(vm, "%a %b %e %H:%M:%S %Y", t);
}

Value strptime_(Vm& vm, Value text, Value format) {
  AIO_TRY(Value parser, import_module(vm, "_strptime"));
  Value args[2] = {text, format};
  return vm.call_method(parser, intern(vm, "_strptime_time"), args, 2);
}

Result<int64_t> clock_gettime_ns_(Vm& vm, int64_t clock) {
  timespec t{};
  if (::clock_gettime(static_cast<clockid_t>(clock), &t) < 0)
    return raise_os_error(vm, errno, Value::undef());
  return int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
}
Result<double> clock_gettime_(Vm& vm, int64_t clock) {
  AIO_TRY(int64_t ns, clock_gettime_ns_(vm, clock));
  return seconds(ns);
}
Result<double> clock_getres_(Vm& vm, int64_t clock) {
  timespec t{};
  if (::clock_getres(static_cast<clockid_t>(clock), &t) < 0)
    return raise_os_error(vm, errno, Value::undef());
  return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_nsec) * 1e-9;
}

Value get_clock_info(Vm& vm, Str* name) {
  struct Row {
    const char* name;
    const char* implementation;
    clockid_t clock;
    bool monotonic, adjustable;
  };
  static constexpr Row kRows[] = {
      {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false, true},
      {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
      {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
      {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", CLOCK_PROCESS_CPUTIME_ID, true,
       false},
      {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID, true,
       false}};
  for (const Row& row : kRows) {
    if (!str_is(name, row.name)) continue;
    AIO_TRY(double resolution, clock_getres_(vm, row.clock));
    AIO_TRY(Value module, import_module(vm, "_namespace"));
    AIO_TRY(Value cls, get_attr(vm, module, intern(vm, "SimpleNamespace")));
    Rooted keep(vm, cls);
    const char* fields[] = {"implementation", "monotonic", "adjustable", "resolution"};
    Value names[4];
    for (size_t i = 0; i < 4; ++i) names[i] = Value::object(intern(vm, fields[i]));
    Rooted keywords(vm, make_tuple(vm, names, 4));
    Value values[4] = {make_str(vm, row.implementation), Value::boolean(row.monotonic),
                       Value::boolean(row.adjustable), Value::number(resolution)};
    return vm.call(keep, values, 4, keywords.as<Tuple>());
  }
  return raise(vm, ExceptionType::ValueError, "unknown clock");
}

constexpr NativeDef kFunctions[] = {
    def<strptime_>("strptime(string, format='%a %b %d %H:%M:%S %Y', /)",
                   "Parses a time by a format."),
    def<clock_gettime_>("clock_gettime(clk_id, /)", "The time of a clock in seconds."),
    def<clock_gettime_ns_>("clock_gettime_ns(clk_id, /)", "The time of a clock in nanoseconds."),
    def<clock_getres_>("clock_getres(clk_id, /)", "The resolution of a clock in seconds."),
    def<get_clock_info>("get_clock_info(name, /)", "What a clock of this module is like."),
    def<time_>("time()", "Seconds since the epoch."),
    def<time_ns>("time_ns()", "Nanoseconds since the epoch."),
    def<monotonic>("monotonic()", "Seconds of a clock that never goes backwards."),
    def<monotonic_ns>("monotonic_ns()", "The same in nanoseconds."),
    def<monotonic>("perf_counter()", "Seconds of the clock for measuring."),
    def<monotonic_ns>("perf_counter_ns()", "The same in nanoseconds."),
    def<process_time>("process_time()", "CPU seconds of this process."),
    def<process_time_ns>("process_time_ns()", "The same in nanoseconds."),
    def<thread_time>("thread_time()", "CPU seconds of this thread."),
    def<thread_time_ns>("thread_time_ns()", "The same in nanoseconds."),
    def<sleep_>("sleep(seconds, /)", "Blocks for that long."),
    def<localtime_>("localtime(seconds=None, /)", "Local calendar time."),
    def<gmtime_>("gmtime(seconds=None, /)", "UTC calendar time."),
    def<mktime_>("mktime(time_tuple, /)", "Seconds since the epoch of a local time."),
    def<strftime_>("strftime(format, time_tuple=None, /)", "Formats a time."),
    def<asctime_>("asctime(time_tuple=None, /)", "'Sat Jun  6 16:26:11 1998'."),
    def<ctime_>("ctime(seconds=None, /)", "asctime(localtime(seconds))."),
};

Value field_getter(Vm& vm, Value self, unsigned i) {
  Tuple* t = as<Tuple>(self);
  return i < t->size ? t->items()[i] : raise(vm, ExceptionType::AttributeError, "no such field");
}
template <unsigned I>
Value field(Vm& vm, Value self) {
  return field_getter(vm, self, I);
}

/// time.struct_time(year=…, …): how CPython prints it.
Value struct_time_repr(Vm& vm, Value self) {
  Tuple* t = as<Tuple>(self);
  std::string out = "time.struct_time(";
  for (size_t i = 0; i < 9 && i < t->size; ++i) {
    AIO_TRY(Value text, repr_of(vm, t->items()[i]));
    out += (i ? ", " : "") + std::string(kFields[i]) + "=" + to_utf8(as<Str>(text));
  }
  return make_str(vm, out + ")");
}
constexpr NativeDef kReprDef = def<struct_time_repr>("__repr__(self, /)");
constexpr GetSetDef kFieldDefs[] = {
    {"tm_year", field<0>}, {"tm_mon", field<1>},  {"tm_mday", field<2>},
    {"tm_hour", field<3>}, {"tm_min", field<4>},  {"tm_sec", field<5>},
    {"tm_wday", field<6>}, {"tm_yday", field<7>}, {"tm_isdst", field<8>}};

/// struct_time is a subclass of tuple made at run time, with named fields.
Status add_struct_time(Vm& vm, Module* m) {
  Dict* ns = new_dict(vm);
  Rooted keep(vm, ns);
  Value base = Value::object(vm.type(BuiltinType::Tuple));
  dict_set_str(vm, ns, vm.names.dunder_module, Value::object(intern(vm, "time")));
  Value cls = make_class(vm, vm.type(BuiltinType::Type), intern(vm, "struct_time"),
                         as<Tuple>(make_tuple(vm, &base, 1)), ns, nullptr);
  if (cls.is_exc()) return Status::Raised;
  Rooted keep_class(vm, cls);
  Type* type = as<Type>(cls);
  NativeFunction* repr = make_native(vm, &kReprDef, type, Value::undef());
  AIO_CHECK(type_store(vm, type, intern(vm, "__repr__"), Value::object(repr)));
  for (const GetSetDef& def : kFieldDefs) {
    GetSetDescriptor* d =
        vm.heap.make<GetSetDescriptor>(shape_id(vm, BuiltinType::GetSetDescriptor));
    d->owner = type;
    d->def = &def;
    d->name = intern(vm, def.name);
    AIO_CHECK(type_store(vm, type, d->name, Value::object(d)));
  }
  module_set(vm, m, "struct_time", keep_class);
  return Status::Ok;
}

Status init(Vm& vm, Module* m) {
  tzset();
  module_set(vm, m, "timezone", make_int(vm, timezone));
  module_set(vm, m, "daylight", Value::small_int(daylight));
  module_set(vm, m, "altzone", make_int(vm, timezone - (daylight ? 3600 : 0)));
  Value names[2] = {make_str(vm, tzname[0]), make_str(vm, tzname[1])};
  module_set(vm, m, "tzname", make_tuple(vm, names, 2));
  module_set(vm, m, "CLOCK_MONOTONIC", Value::small_int(CLOCK_MONOTONIC));
  module_set(vm, m, "CLOCK_PROCESS_CPUTIME_ID", Value::small_int(CLOCK_PROCESS_CPUTIME_ID));
  module_set(vm, m, "CLOCK_THREAD_CPUTIME_ID", Value::small_int(CLOCK_THREAD_CPUTIME_ID));
  module_set(vm, m, "CLOCK_MONOTONIC_RAW", Value::small_int(CLOCK_MONOTONIC_RAW));
  module_set(vm, m, "CLOCK_BOOTTIME", Value::small_int(CLOCK_BOOTTIME));
  module_set(vm, m, "CLOCK_REALTIME", Value::small_int(CLOCK_REALTIME));
  return add_struct_time(vm, m);
}

}  // namespace

extern const ModuleDef kTimeModule;
const ModuleDef kTimeModule = {"time", "Clocks in float seconds, and calendar time.", kFunctions,
                               init};

}  // namespace aio
