#pragma once
// Nodes that builders hand to each other on the value stack. None of them is part of a finished
// tree.

#include "lang/ast/tree.hpp"

namespace aio::syntax {

/// The first kind number that no real node has.
inline constexpr std::uint8_t kFirstScratchKind = 200;

#define AIO_SCRATCH(Name, number) \
  struct Name : ast::Node {       \
    static constexpr ast::NodeKind kKind = static_cast<ast::NodeKind>(kFirstScratchKind + number);

/// The statements of a block.
AIO_SCRATCH(StatementList, 0)
ast::List<ast::Stmt*> items;
};

/// The `for ... in ... if ...` clauses of a comprehension.
AIO_SCRATCH(ClauseList, 1)
ast::List<ast::Comprehension*> items;
}
;

/// `key: value` or, with a null key, `**value`.
AIO_SCRATCH(DictItem, 2)
ast::Expr* key = nullptr;
ast::Expr* value = nullptr;
}
;

/// One item of a parameter list. `arg` is null for a bare `*` and for `/`.
AIO_SCRATCH(Parameter, 3)
enum class Form : std::uint8_t { Plain, Star, DoubleStar, Slash };
Form form = Form::Plain;
ast::Arg* arg = nullptr;
ast::Expr* default_value = nullptr;
}
;

/// The parenthesised arguments of a class definition.
AIO_SCRATCH(ArgumentList, 4)
ast::List<ast::Expr*> args;
ast::List<ast::Keyword*> keywords;
}
;

AIO_SCRATCH(TypeParamList, 5)
ast::List<ast::TypeParam*> items;
}
;

/// `name=pattern` in a class pattern.
AIO_SCRATCH(KeywordPattern, 6)
ast::Identifier name = nullptr;
ast::Pattern* pattern = nullptr;
}
;

/// What stands between the parentheses of a class pattern.
AIO_SCRATCH(PatternArguments, 7)
ast::List<ast::Pattern*> patterns;
ast::List<ast::Identifier> names;
ast::List<ast::Pattern*> keyword_patterns;
}
;

/// `key: pattern` or, with a null key, `**rest`.
AIO_SCRATCH(MappingItem, 8)
ast::Expr* key = nullptr;
ast::Pattern* pattern = nullptr;
ast::Identifier rest = nullptr;
}
;

/// The pieces of an f-string field with `=`: the text before it and the value.
AIO_SCRATCH(DebugField, 9)
ast::Constant* text = nullptr;
ast::FormattedValue* value = nullptr;
}
;

AIO_SCRATCH(WithItemList, 10)
ast::List<ast::WithItem*> items;
}
;

#undef AIO_SCRATCH

}  // namespace aio::syntax
