#include "console/start_page.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace fengsui {

StartPage::StartPage(const QString& problem, QWidget* parent)
    : QWidget(parent)
{
    setWindowTitle(tr("Fengsui"));
    auto* text = new QLabel(this);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setTextFormat(Qt::PlainText);
    QString words;
    if (!problem.isEmpty())
        words = tr("The store can't be opened: %1").arg(problem) + QStringLiteral("\n\n");
    words += tr("A store is one folder that holds everything of a duty room. Make one in a terminal:");
    words += QStringLiteral("\n\n  fengsui-clerk demo create --store ~/fengsui-demo\n"
                            "  fengsui-clerk init --store ~/fengsui --division 511129 --name 沐川县\n\n");
    words += tr("Then open it:") + QStringLiteral("\n\n  fengsui --store ~/fengsui-demo");
    text->setText(words);
    text->setAccessibleName(tr("How to make a store"));
    auto* close = new QPushButton(tr("&Close"), this);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 16);
}

} // namespace fengsui
