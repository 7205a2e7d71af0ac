// Names of nodes and the identifier table of a tree.
// Invariant: the keys of the identifier table point into the tree's own arena.

#include "lang/ast/tree.hpp"

namespace aio::ast {

std::string_view node_name(NodeKind kind) {
  switch (kind) {
#define AIO_NODE(Name, AsdlName, Base, Located, Fields) \
  case NodeKind::Name:                                  \
    return AsdlName;
#include "lang/ast/nodes.def"
  }
  __builtin_unreachable();
}

Identifier Tree::intern(std::string_view text) {
  if (auto found = identifiers_.find(text); found != identifiers_.end()) return found->second;
  const std::string_view owned = arena_.copy(text);
  Identifier identifier = arena_.make<Ident>(owned);
  identifiers_.emplace(owned, identifier);
  return identifier;
}

}  // namespace aio::ast
