#pragma once

#include <QEvent>
#include <QObject>

#include <functional>
#include <vector>

namespace fengsui::ui {

/// The texts of one widget: each sentence is said now, and again when the language changes. Owned by the widget.
class Wording : public QObject {
public:
    explicit Wording(QObject* widget)
        : QObject(widget)
    {
        widget->installEventFilter(this);
    }
    void say(std::function<void()> sentence)
    {
        sentence();
        m_sentences.push_back(std::move(sentence));
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            for (const auto& sentence : m_sentences)
                sentence();
        return false;
    }

private:
    std::vector<std::function<void()>> m_sentences;
};

} // namespace fengsui::ui
