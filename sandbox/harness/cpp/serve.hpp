// Serves calls of the program on the descriptors that it is started with (serve.cpp).
#pragma once
#include "calls.hpp"

namespace dryrun_box {

using Invoke = void (*)(Reader& in, Writer& out);

[[noreturn]] void serve(Invoke invoke);

}  // namespace dryrun_box
