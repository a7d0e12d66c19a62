#include <algorithm>
#include <vector>

int solution(std::vector<int> prices, int storage) {
    int best = 0;
    int gain = 0;
    for (std::size_t week = 1; week < prices.size(); week++) {
        gain = std::max(0, gain + prices[week] - prices[week - 1] - storage);
        best = std::max(best, gain);
    }
    return best;
}
