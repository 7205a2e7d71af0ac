// Everything a host needs: #include <aio/aio.hpp> and link aio::aio (docs/embedding.md).
#pragma once

#include "aio/convert.hpp"
#include "aio/error.hpp"
#include "aio/function.hpp"
#include "aio/interpreter.hpp"
#include "aio/options.hpp"
#include "aio/value.hpp"
