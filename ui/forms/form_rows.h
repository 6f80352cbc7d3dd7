#pragma once

#include "look/wording.h"

#include <QGridLayout>
#include <QLabel>
#include <QWidget>

#include <functional>
#include <map>
#include <string>

namespace fengsui::ui {

/// The rows of a form: a label with its key beside each field, and under it room for why it was refused. The label's
/// text is also what a screen reader calls the field.
class FormRows : public QWidget {
    Q_OBJECT
public:
    explicit FormRows(QWidget* parent = nullptr);

    using Text = std::function<QString()>;
    enum class Span { Whole, Left, Right };
    /// Puts a field with the id of the refusals that are about it. Left and Right share a line.
    void add(const std::string& id, Text label, QWidget* field, Span span = Span::Whole);
    /// A field that has its own words, over the whole width.
    void addWide(QWidget* widget);

    /// Shows the sentence under the field, brings the field into view and goes there. False when there is no such
    /// field.
    bool refuse(const std::string& id, const QString& sentence);
    void clearRefusals();
    QWidget* field(const std::string& id) const;
    /// The sentence shown under a field, or empty.
    QString refusalAt(const std::string& id) const;

private:
    struct Row {
        QWidget* field;
        QLabel* note;
    };
    QGridLayout* m_grid;
    Wording* m_wording;
    std::map<std::string, Row> m_rows;
    int m_line = 0;
};

} // namespace fengsui::ui
