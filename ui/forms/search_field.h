#pragma once

#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

#include <string>
#include <vector>

namespace fengsui::ui {

/// A field in which one of many things is found by words in either language: each word typed must be in what the choice
/// is found by. Holds the id of the choice, or nothing while the text names none.
class SearchField : public QLineEdit {
    Q_OBJECT
public:
    struct Choice {
        std::string id;
        QString title; ///< what is shown
        QString foundBy; ///< code, and the names in both languages
    };

    explicit SearchField(QWidget* parent = nullptr);

    /// The choices anew; what was chosen stays chosen, in its new words.
    void setChoices(std::vector<Choice> choices);
    std::string chosen() const { return m_chosen; }
    void choose(const std::string& id);
    /// Something stands in the field that is no choice.
    bool isUnclear() const { return m_chosen.empty() && !text().trimmed().isEmpty(); }

Q_SIGNALS:
    void chosenChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void offer(const QString& words);
    void takeOffered(int row);
    void setChosen(const std::string& id);

    std::vector<Choice> m_choices;
    std::vector<std::size_t> m_offered; ///< places of the choices in the list that drops down
    std::string m_chosen;
    QStandardItemModel m_offer;
    QCompleter m_completer;
};

} // namespace fengsui::ui
