// exit, quit, copyright, credits, license, help: objects with a text, some of which can be called.
#include "runtime/object/exception.hpp"
#include "runtime/vm/vm.hpp"
#include "stdlib/builtins.hpp"
#include "stdlib/io.hpp"

namespace aio {
namespace {

struct SiteObject : Object {
  Value text;
  bool exits;
};

constexpr NativeLayout kLayout = {
    sizeof(SiteObject), [](Object* o, Tracer& t) { t.visit(static_cast<SiteObject*>(o)->text); }};

SiteObject* of(Value self) { return static_cast<SiteObject*>(self.as_object()); }

Value repr(Vm&, Value self) { return of(self)->text; }
Value call(Vm& vm, Value self, Value code) {
  if (of(self)->exits) return raise_value(vm, ExceptionType::SystemExit, code);
  AIO_CHECK(write_line_to_stdout(vm, as<Str>(of(self)->text)));
  return Value::none();
}

constexpr NativeDef kMethods[] = {def<repr>("__repr__(self, /)"),
                                  def<call>("__call__(self, code=None)")};

/// help(object): the docstring.
Value help(Vm& vm, Value object) {
  AIO_TRY(Value doc,
          object.is_undef() ? Value::undef() : get_attr_or_undef(vm, object, vm.names.dunder_doc));
  Rooted keep(vm, doc);
  if (!is_kind(doc, Kind::Str)) {
    AIO_TRY(
        doc,
        make_str(vm, "Type help() for interactive help, or help(object) for help about object."));
  }
  AIO_CHECK(write_line_to_stdout(vm, as<Str>(doc)));
  return Value::none();
}
constexpr NativeDef kHelp =
    def<help>("help(request=<unset>, /)", "Prints the docstring of an object.");

constexpr TypeDef kSiteType = {.name = "_sitebuiltins._Printer",
                               .methods = kMethods,
                               .layout = &kLayout,
                               .flags = kTypeDisallowNew};

void add(Vm& vm, Module* module, Type* type, const char* name, const char* text, bool exits) {
  SiteObject* o = static_cast<SiteObject*>(new_instance(vm, type));
  o->exits = exits;
  o->text = Value::none();
  o->text = make_str(vm, text);
  module_set(vm, module, name, Value::object(o));
}

}  // namespace

void add_site_builtins(Vm& vm, Module* builtins) {
  Type* type = define_type(vm, kSiteType);
  add(vm, builtins, type, "exit", "Use exit() or Ctrl-D (i.e. EOF) to exit", true);
  add(vm, builtins, type, "quit", "Use quit() or Ctrl-D (i.e. EOF) to exit", true);
  add(vm, builtins, type, "copyright", "Copyright (c) the aio authors. See LICENSE.", false);
  add(vm, builtins, type, "credits",
      "aio is made by its contributors, with PEGTL, libuv, PCRE2, GMP and utf8proc.", false);
  add(vm, builtins, type, "license", "See the file LICENSE of the aio distribution.", false);
  module_set(vm, builtins, "help",
             Value::object(make_native(vm, &kHelp, nullptr, Value::object(vm.names.builtins))));
}

}  // namespace aio
