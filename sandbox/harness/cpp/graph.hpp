// Predefined for programs that do not define it themselves.
#pragma once

struct Graph {
    int n = 0;
    std::vector<std::vector<int>> edges;
    bool directed = false;
};
