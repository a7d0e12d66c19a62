#include <algorithm>
#include <cstdlib>
#include <unordered_map>
#include <vector>

int solution(TreeNode* chief) {
    std::vector<TreeNode*> order;
    if (chief != nullptr) order.push_back(chief);
    for (std::size_t next = 0; next < order.size(); next++) {
        TreeNode* person = order[next];
        for (TreeNode* each : {person->left, person->right}) {
            if (each != nullptr) order.push_back(each);
        }
    }
    std::unordered_map<TreeNode*, int> depth{{nullptr, 0}};
    int lopsided = 0;
    for (auto person = order.rbegin(); person != order.rend(); ++person) {
        const int left = depth[(*person)->left];
        const int right = depth[(*person)->right];
        depth[*person] = 1 + std::max(left, right);
        lopsided += std::abs(left - right) > 1;
    }
    return lopsided;
}
