// The public entry: lexer, then grammar, then the rules about which of two errors wins.
// Invariant: no SyntaxError leaves parse(); exactly one of tree and error is set.

#include "lang/syntax/parser.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "lang/syntax/lexer.hpp"
#include "lang/syntax/parser_state.hpp"

namespace aio::syntax {

void run_file(Input& in, Parser& p);
void run_expression(Input& in, Parser& p);

namespace {

bool is_compound(const ast::Stmt* statement) {
  switch (statement->kind) {
    case ast::NodeKind::FunctionDef:
    case ast::NodeKind::AsyncFunctionDef:
    case ast::NodeKind::ClassDef:
    case ast::NodeKind::For:
    case ast::NodeKind::AsyncFor:
    case ast::NodeKind::While:
    case ast::NodeKind::If:
    case ast::NodeKind::With:
    case ast::NodeKind::AsyncWith:
    case ast::NodeKind::Match:
    case ast::NodeKind::Try:
    case ast::NodeKind::TryStar: return true;
    default: return false;
  }
}

/// Is the last line empty? One of blanks is not: it may be an indentation that goes on.
bool ends_with_empty_line(std::string_view text) { return text.ends_with('\n'); }

/// CPython reads on after a parser error: a tokenizer error further on wins, and so does a bracket
/// that was left open on an earlier line.
const SyntaxError& winner(const TokenStream& tokens, const Parser& parser,
                          const SyntaxError& found) {
  const auto end =
      static_cast<std::uint32_t>(tokens.kinds.size()) - 1;  // the End token itself may be consumed
  const std::uint32_t furthest = std::min(parser.in.furthest, end);
  const std::uint32_t deepest = std::min(std::max(furthest, parser.deepest), end);
  const Token last = tokens.kinds[furthest];
  const bool indentation = found.kind == ErrorKind::IndentationError &&
                           (last == Token::Indent || last == Token::Dedent) &&
                           found.message.starts_with("unexpected");
  if (!tokens.error || indentation || found.kind == ErrorKind::MemoryError) return found;
  if (tokens.rank == LexErrorRank::Forced) return *tokens.error;
  if (tokens.never_closed &&
      static_cast<int>(tokens.places[deepest].line) > tokens.never_closed->line) {
    return *tokens.never_closed;
  }
  return found;
}

ast::Root* to_interactive(ast::Tree& tree, const TokenStream& tokens, Parser& p) {
  const ast::List<ast::Stmt*> body = ast::as<ast::Module>(tree.root())->body;
  if (body.empty())
    p.fail_at(static_cast<std::uint32_t>(tokens.kinds.size()) - 1, "invalid syntax");
  if (body.size() > 1 && is_compound(body[0])) {  // nothing may follow a compound statement
    const std::uint32_t offset =
        p.tokens.source->line_start(body[1]->range.line) + body[1]->range.col;
    std::uint32_t token = 0;
    while (tokens.places[token].begin < offset || is_layout(tokens.kinds[token])) ++token;
    p.fail_tokens(token, token + 1, "invalid syntax");
  }
  const ast::Stmt* last = body.back();
  if (body.size() > 1) {
    std::uint32_t newline = 0;  // the statements of one line are one "single statement"
    while (tokens.kinds[newline] != Token::Newline) ++newline;
    if (tokens.places[newline].end_line < last->range.line) {
      p.fail_tokens(newline, newline + 1,
                    "multiple statements found while compiling a single statement");
    }
  }
  auto* root = tree.make<ast::Interactive>({});
  root->body = body;
  return root;
}

/// Could more lines complete the text?
bool is_incomplete(const Source& source, const TokenStream& tokens, const Input& in,
                   const ParseResult& result) {
  if (result.error) {
    if (in.furthest >= tokens.kinds.size())
      return false;  // it parses, but is more than one statement
    const Token last = tokens.kinds[in.furthest];
    if (tokens.error) return tokens.ended_early && last == Token::Error;
    return last == Token::End ||
           (last == Token::Dedent && tokens.places[in.furthest].begin == source.text().size());
  }
  const auto* root = ast::as<ast::Interactive>(result.tree->root());
  return is_compound(root->body.back()) && !ends_with_empty_line(source.text());
}

}  // namespace

ParseResult parse(const Source& source, Mode mode, const ParseOptions& options) {
  ParseResult result;
  if (source.text().find('\0') != std::string_view::npos) {
    const bool file = source.origin() == Source::Origin::File;
    SyntaxError error;
    error.message = file ? "source code cannot contain null bytes"
                         : "source code string cannot contain null bytes";
    if (file) {
      const std::size_t at = source.text().find('\0');
      const std::uint32_t line = source.line_of(static_cast<std::uint32_t>(at));
      error.line = error.end_line = static_cast<int>(line);
      error.text = std::string(source.line(line).substr(0, source.line(line).find('\0')));
    }
    result.error = std::move(error);
    return result;
  }
  ParseOptions limits = options;
  if (limits.stack_limit == 0)
    limits.stack_limit = stack_address() - ParseOptions::kDefaultStackBytes;

  TokenStream tokens = tokenize(source);
  ast::Tree tree(source);
  Input in(tokens);
  Parser parser(tokens, tree, in, limits);
  parser.warnings = &result.warnings;
  try {
    mode == Mode::Expression ? run_expression(in, parser) : run_file(in, parser);
    tree.set_root(static_cast<ast::Root*>(in.values_from(0)->node));
    if (mode == Mode::Interactive) tree.set_root(to_interactive(tree, tokens, parser));
    result.tree = std::move(tree);
  } catch (const SyntaxError& error) {
    result.error = winner(tokens, parser, error);
    if (result.error->line > 0 && !result.error->text) {
      std::string text(source.line(static_cast<std::uint32_t>(result.error->line)));
      if (!text.ends_with('\n')) text += '\n';
      result.error->text = std::move(text);
    }
  }
  result.warnings.insert(result.warnings.begin(), std::make_move_iterator(tokens.warnings.begin()),
                         std::make_move_iterator(tokens.warnings.end()));
  std::stable_sort(result.warnings.begin(), result.warnings.end(),
                   [](const Warning& a, const Warning& b) { return a.line < b.line; });
  if (mode == Mode::Interactive) result.incomplete = is_incomplete(source, tokens, in, result);
  return result;
}

}  // namespace aio::syntax
