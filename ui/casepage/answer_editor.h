#pragma once

#include "base/id.h"
#include "dispatch/recommend.h"
#include "workflow/available.h"

#include <functional>
#include <string>
#include <vector>

class QWidget;

namespace fengsui::ui {

class Watch;

/// One field of an action's form on the screen: the widget, and its answer as the word that the workflow takes.
struct AnswerEditor {
    QWidget* widget = nullptr;
    std::function<std::string()> word;
    std::function<void()> retranslate;
    /// Where one team is asked for: takes what is proposed, the best first.
    std::function<void(const std::vector<Proposal>&)> propose {};
};

/// Makes the editor that fits the field's type, filled with what is proposed. `about` is the case it is about.
AnswerEditor makeAnswerEditor(Watch& watch, const workflow::FieldOnForm& asked, IncidentId about, QWidget* parent);

} // namespace fengsui::ui
