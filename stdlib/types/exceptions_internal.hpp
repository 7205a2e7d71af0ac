// What exceptions.cpp and exception_groups.cpp share.
#pragma once

namespace aio {

class Vm;

void install_exception_groups(Vm& vm);

}  // namespace aio
