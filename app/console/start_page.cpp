#include "console/start_page.h"

#include "backstage/words.h"
#include "safety/restore_dialog.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QVBoxLayout>

namespace fengsui {

StartPage::StartPage(const QString& problem, Restoring restore, QWidget* parent)
    : QWidget(parent)
    , m_restore(std::move(restore))
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
    auto* restoring = new QPushButton(tr("&Restore a backup…"), this);
    restoring->setAccessibleName(tr("Make a store of a backup"));
    connect(restoring, &QPushButton::clicked, this, &StartPage::openRestore);
    auto* close = new QPushButton(tr("&Close"), this);
    connect(close, &QPushButton::clicked, this, &QWidget::close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(text, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(restoring);
    buttons->addWidget(close);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 16);
}

void StartPage::openRestore()
{
    const auto local
        = [](Instant at) { return ui::fromUtf8(Zone::named("Asia/Shanghai").value_or(Zone::utc()).minutes(at)); };
    auto* dialog = new ui::RestoreDialog(m_restore, local, this);
    connect(dialog, &ui::RestoreDialog::openWanted, this, [this](const QString& folder) {
        if (QProcess::startDetached(QCoreApplication::applicationFilePath(), { QStringLiteral("--store"), folder }))
            close();
    });
    dialog->show();
}

} // namespace fengsui
