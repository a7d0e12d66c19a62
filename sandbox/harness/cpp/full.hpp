// What is precompiled for programs that need more than quick.hpp: the whole standard library.
#pragma once
#include <bits/stdc++.h>

#include "serve.hpp"
