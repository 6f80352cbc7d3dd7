#include "backstage/words.h"

#include <QCoreApplication>

namespace fengsui::ui {

QString translated(const char* context, const std::string& text, const std::vector<std::string>& arguments)
{
    const QString pattern = QCoreApplication::translate(context, text.c_str());
    // One pass, so that a "%2" inside an argument stays what it is.
    QString whole;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool isPlace
            = pattern[i] == u'%' && i + 1 < pattern.size() && pattern[i + 1] >= u'1' && pattern[i + 1] <= u'9';
        if (!isPlace) {
            whole += pattern[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(pattern[++i].unicode() - u'1');
        whole += index < arguments.size() ? fromUtf8(arguments[index]) : QString();
    }
    return whole;
}

QString sentence(const Refusal& refusal)
{
    return translated("Refusal", refusal.text, refusal.arguments);
}

QString sentence(const StoreFailure& failure)
{
    return translated("Failure", failure.text(), failure.arguments());
}

} // namespace fengsui::ui
