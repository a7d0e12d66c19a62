#include <algorithm>
#include <numeric>
#include <vector>

long long solution(std::vector<int> takings, int days) {
    long long total = std::accumulate(takings.begin(), takings.begin() + days, 0LL);
    long long best = total;
    for (std::size_t day = days; day < takings.size(); day++) {
        total += takings[day] - takings[day - days];
        best = std::max(best, total);
    }
    return best;
}
