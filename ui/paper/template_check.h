#pragma once

#include "base/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace fengsui::paper {

/// One thing that is wrong with a template, and where. The library that fills templates in can't tell lines, and leaves
/// a mistyped name silently empty, which on an official form is a lie: so templates are checked before they are used.
struct TemplateFault {
    int line = 0; ///< from 1
    Refusal reason; ///< an English sentence
};

/// What a template may say: the names of a form's fields, and of its tables with their columns.
struct TemplateNames {
    QStringList fields;
    std::vector<std::pair<QString, QStringList>> tables;
};

/// What is wrong with the text of a template, from its first line to its last: tags that are not closed or not known,
/// names that the form doesn't have.
/// `parse` gives the library's complaint about a text, or an empty one.
std::vector<TemplateFault> templateFaults(
    const QString& text, const TemplateNames& names, const std::function<QString(const QString&)>& parse);

/// The files that a template takes in by {% include "…" %}.
QStringList includesOf(const QString& text);

} // namespace fengsui::paper
