#pragma once

#include "base/result.h"
#include "journal/journal.h"

#include <QString>

#include <vector>

namespace fengsui::ui {

inline QString fromUtf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string toUtf8(const QString& text)
{
    return text.toStdString();
}

/// A core text in the language of the window: translated in its context, then given its arguments %1, %2 …
QString translated(const char* context, const std::string& text, const std::vector<std::string>& arguments = {});

/// Why a rule said no, as a sentence for the operator.
QString sentence(const Refusal& refusal);
/// What the machine could not do, as a sentence without saying what follows from it.
QString sentence(const StoreFailure& failure);

} // namespace fengsui::ui
