#include "consoles/routes_dialog.h"

#include "desk/exchange.h"
#include "forms/form_rows.h"
#include "watch/watch.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

namespace fengsui::ui {

RoutesDialog::RoutesDialog(Watch& watch, QWidget* parent)
    : QDialog(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_how(new QLabel(this))
    , m_rows(new FormRows(this))
    , m_listen(new QLineEdit(m_rows))
    , m_call(new QPlainTextEdit(m_rows))
    , m_save(new QPushButton(this))
    , m_leave(new QPushButton(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_how->setWordWrap(true);
    m_how->setTextFormat(Qt::PlainText);
    m_call->setTabChangesFocus(true);
    m_listen->setPlaceholderText(QStringLiteral("0.0.0.0:4740"));
    m_call->setPlaceholderText(QStringLiteral("192.0.2.7:4740"));
    m_rows->add("listen", [] { return tr("Others call &here"); }, m_listen);
    m_rows->add("call", [] { return tr("This console &calls"); }, m_call);
    if (const auto& picture = watch.backstage().picture()) {
        m_listen->setText(fromUtf8(picture->routes.listen));
        QStringList calls;
        for (const std::string& call : picture->routes.call)
            calls << fromUtf8(call);
        m_call->setPlainText(calls.join(u'\n'));
    }
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_save);
    buttons->addWidget(m_leave);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_how);
    column->addWidget(m_rows, 1);
    column->addLayout(buttons);
    resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 18);
    m_leave->setAutoDefault(false);
    connect(m_save, &QPushButton::clicked, this, &RoutesDialog::save);
    connect(m_leave, &QPushButton::clicked, this, &QDialog::reject);
    for (const auto key : { Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter })
        connect(new QShortcut(key, this), &QShortcut::activated, this, &RoutesDialog::save);
    m_wording->say([this] {
        setWindowTitle(tr("Routes of this console"));
        m_how->setText(tr("Of two consoles one listens and the other calls; both at once does no harm. Empty fields: "
                          "this console does not listen, or calls nobody. No other console learns what stands here."));
        m_save->setText(tr("Save (Ctrl+Enter)"));
        m_save->setAccessibleName(tr("Save the routes"));
        m_leave->setText(tr("Leave (Esc)"));
        m_leave->setAccessibleName(tr("Leave without saving"));
    });
}

void RoutesDialog::save()
{
    m_rows->clearRefusals();
    if (!m_watch.session() || !m_save->isEnabled())
        return;
    Routes routes;
    routes.listen = toUtf8(m_listen->text().trimmed());
    for (const QString& line : m_call->toPlainText().split(u'\n'))
        if (!line.trimmed().isEmpty())
            routes.call.push_back(toUtf8(line.trimmed()));
    m_save->setEnabled(false);
    m_watch.backstage().command(
        this,
        [session = *m_watch.session(), routes](
            WritingStore& store) -> Result<Done> { return store.exchange()->setRoutes(session, routes); },
        [this](const Answer<Done>& answer) {
            m_save->setEnabled(true);
            if (!answer) {
                if (!m_rows->refuse(answer.field(), answer.problem()))
                    m_rows->refuse("listen", answer.problem());
                return;
            }
            Q_EMIT saved(tr("The routes are saved and in use."));
            accept();
        });
}

} // namespace fengsui::ui
