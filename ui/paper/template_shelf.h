#pragma once

#include "base/result.h"
#include "paper/template_check.h"
#include "report/document.h"

#include <QString>

#include <optional>
#include <vector>

namespace fengsui::paper {

/// What a template made of a document: HTML of the kind that QTextDocument reads.
struct FilledTemplate {
    QString head; ///< up to and with </head>: styles
    QString header; ///< repeated at the top of each page
    QString footer; ///< repeated at the bottom of each page
    QString body;
    std::vector<Refusal> remarks; ///< why the county's own template was not used, if it was not
};

/// Stand for the number of the page and how many there are, in header and footer: characters that no text has.
inline constexpr char16_t pageMark = 0xFDEE;
inline constexpr char16_t pagesMark = 0xFDEF;

/// Where templates lie: "incident_report.zh.html" and what it includes ("paper.css"). A file of the same name in the
/// county's folder takes the place of ours, as long as it is sound.
///
/// A template is a KTextTemplate (the language of Django's templates). It is given each field of the document by name
/// ({{ address }}), each table as a list ({% for step in steps %}{{ step.at }}{% endfor %}), and besides: formNumber,
/// formVersion, isDrill, and, in <header> and <footer> only, page and pages. Values are escaped. <img src="qr"
/// width="98"> shows the QR code, any other src a picture of the county's folder.
class TemplateShelf {
public:
    /// `countyFolder`: need not be there; empty for none.
    explicit TemplateShelf(QString countyFolder);

    /// Fills in the county's template, or ours with a remark when the county's is broken. Throws std::logic_error when
    /// ours is: a bug.
    FilledTemplate fill(const report::Document&) const;
    /// Every fault of the county's template of this document's form, each with file and line; empty when it is sound or
    /// there is none.
    std::vector<Refusal> faults(const report::Document&) const;

    const QString& countyFolder() const { return m_countyFolder; }

private:
    QString m_countyFolder;
};

} // namespace fengsui::paper
