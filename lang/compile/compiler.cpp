// compile(): future imports, scopes, code; turns the SyntaxError thrown inside into a result.

#include "lang/compile/compiler.hpp"

#include <array>

#include "lang/compile/codegen.hpp"
#include "lang/compile/context.hpp"
#include "lang/compile/scope.hpp"

namespace aio {
namespace compiler {
namespace {

constexpr std::array<std::string_view, 9> kMandatoryFeatures = {
    "nested_scopes",  "generators",       "division",       "absolute_import", "with_statement",
    "print_function", "unicode_literals", "generator_stop", "annotations"};

void accept_feature(const ast::ImportFrom& node, Context& context) {
  for (const ast::Alias* alias : node.names) {
    const std::string_view feature = alias->name->text;
    // CPython gives the place of the statement, without an end.
    const auto fail = [&](std::string message) {
      SyntaxError error;
      error.message = std::move(message);
      error.line = error.end_line = static_cast<int>(node.range.line);
      error.col = static_cast<int>(node.range.col) + 1;
      error.end_col = -1;
      error.text = std::string(context.source().line(node.range.line));
      throw error;
    };
    if (feature == "braces") fail("not a chance");
    if (feature == "barry_as_FLUFL") continue;
    bool is_known = false;
    for (std::string_view known : kMandatoryFeatures) is_known |= known == feature;
    if (!is_known) { fail("future feature " + std::string(feature) + " is not defined"); }
    if (feature == "annotations") context.future_annotations = true;
  }
}

/// `from __future__` imports stand first, after at most a docstring.
void read_future_imports(const ast::Root& root, Context& context) {
  ast::List<ast::Stmt*> body;
  if (auto* module = ast::dyn_as<ast::Module>(&root)) body = module->body;
  if (auto* interactive = ast::dyn_as<ast::Interactive>(&root)) body = interactive->body;
  bool is_first = true;
  for (const ast::Stmt* node : body) {
    auto* import = ast::dyn_as<ast::ImportFrom>(node);
    if (import && import->level == 0 && import->module && import->module->text == "__future__") {
      context.last_future_line = node->range.line;
      accept_feature(*import, context);
      is_first = false;
      continue;
    }
    auto* expression = ast::dyn_as<ast::ExprStmt>(node);
    auto* literal = expression ? ast::dyn_as<ast::Constant>(expression->value) : nullptr;
    const bool is_docstring =
        is_first && literal != nullptr && literal->value.kind == ast::ConstantKind::Str;
    is_first = false;
    if (!is_docstring) return;
  }
}

std::unique_ptr<CodeUnit> compile_tree(const ast::Root& root, Context& context) {
  read_future_imports(root, context);
  const CompileOptions& options = context.options();
  Program program{context, ScopeTable::build(root, context), Folder(context),
                  options.file_name.empty() ? context.source().name() : options.file_name};
  Scope& scope = program.scopes.module();
  CodeGen code(program, scope, nullptr, "<module>", {}, 1);
  code.module_body(root);
  auto unit = code.finish();
  if (scope.is_coroutine) unit->flags |= kCodeCoroutine | kCodeTopLevelAwait;
  return unit;
}

}  // namespace
}  // namespace compiler

CompileResult compile(const ast::Tree& tree, const CompileOptions& options) {
  CompileResult result;
  compiler::Context context(tree.source(), options);
  try {
    result.unit = compiler::compile_tree(*tree.root(), context);
  } catch (SyntaxError& error) { result.error = std::move(error); }
  result.warnings = std::move(context.warnings());
  return result;
}

}  // namespace aio
