#include "sync/sync_store.h"

namespace fengsui::sync {

Digest digestOf(const Vector& vector)
{
    DigestBuilder builder;
    for (const End& end : vector) {
        // a stream's name can't hold the zero that ends it
        builder.add(end.last.incarnation.view());
        builder.add(end.last.stream);
        builder.add(std::string_view("\0", 1));
        std::string number;
        for (int i = 0; i < 8; ++i)
            number += static_cast<char>(end.last.number >> (8 * i) & 0xff);
        builder.add(number);
        builder.add(end.hash.view());
    }
    return builder.finish();
}

} // namespace fengsui::sync
