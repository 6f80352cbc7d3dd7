#include "window/sign_in_curtain.h"

#include "look/theme.h"
#include "look/trade_words.h"
#include "watch/watch.h"

#include <QComboBox>
#include <QDateTime>
#include <QEvent>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QTimeZone>
#include <QTimer>
#include <QVBoxLayout>

#include <chrono>

namespace fengsui::ui {

using namespace std::chrono_literals;

SignInCurtain::SignInCurtain(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_card(new QFrame(this))
    , m_store(new QLabel(m_card))
    , m_time(new QLabel(m_card))
    , m_accountName(new QLabel(m_card))
    , m_passwordName(new QLabel(m_card))
    , m_account(new QComboBox(m_card))
    , m_password(new QLineEdit(m_card))
    , m_said(new QLabel(m_card))
    , m_enter(new QPushButton(m_card))
    , m_notice(new QLabel(m_card))
{
    m_card->setFrameShape(QFrame::StyledPanel);
    m_card->setAutoFillBackground(true);
    m_card->setFixedWidth(fontMetrics().averageCharWidth() * 64);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    m_store->setFont(large);
    m_store->setWordWrap(true);
    m_account->setEditable(true);
    m_account->setInsertPolicy(QComboBox::NoInsert);
    m_password->setEchoMode(QLineEdit::Password);
    m_accountName->setBuddy(m_account);
    m_passwordName->setBuddy(m_password);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(fontMetrics().height() * 2);
    m_notice->setWordWrap(true);
    m_notice->setForegroundRole(QPalette::PlaceholderText);

    auto* grid = new QGridLayout(m_card);
    const int gap = fontMetrics().height();
    grid->setContentsMargins(2 * gap, 2 * gap, 2 * gap, gap);
    grid->setVerticalSpacing(gap / 2);
    grid->addWidget(m_store, 0, 0, 1, 2);
    grid->addWidget(m_time, 1, 0, 1, 2);
    grid->addWidget(m_accountName, 2, 0);
    grid->addWidget(m_account, 2, 1);
    grid->addWidget(m_passwordName, 3, 0);
    grid->addWidget(m_password, 3, 1);
    grid->addWidget(m_said, 4, 0, 1, 2);
    grid->addWidget(m_enter, 5, 1, Qt::AlignRight);
    grid->addWidget(m_notice, 6, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_card, 0, Qt::AlignCenter);

    auto* second = new QTimer(this);
    connect(second, &QTimer::timeout, this, &SignInCurtain::showTime);
    second->start(1s);
    connect(m_enter, &QPushButton::clicked, this, &SignInCurtain::signIn);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInCurtain::signIn);
    connect(m_account->lineEdit(), &QLineEdit::returnPressed, this, [this] { m_password->setFocus(); });
    connect(&watch, &Watch::sessionChanged, this, &SignInCurtain::showOperators);
    m_wording->say([this] {
        m_store->setText(tr("Fengsui – %1").arg(fromUtf8(m_watch.access().identity.name)));
        m_accountName->setText(tr("&Operator"));
        m_passwordName->setText(tr("&Password"));
        m_account->setAccessibleName(tr("Operator"));
        m_password->setAccessibleName(tr("Password"));
        m_enter->setText(tr("Sign in (Enter)"));
        m_enter->setAccessibleName(tr("Sign in"));
        m_notice->setText(tr("State secrets do not belong in this program."));
        m_said->clear();
        showTime();
        showOperators();
    });
    parent->installEventFilter(this);
    begin();
}

void SignInCurtain::showTime()
{
    const QTimeZone zone(QByteArray::fromStdString(m_watch.access().zone.name()));
    const auto at = QDateTime::fromMSecsSinceEpoch(m_watch.now().milliseconds, zone);
    m_time->setText(tr("%1, %2").arg(
        QLocale().toString(at.date(), QLocale::LongFormat), at.time().toString(QStringLiteral("HH:mm:ss"))));
}

void SignInCurtain::showOperators()
{
    const QString typed = m_account->currentText();
    const QVariant chosen = m_account->currentData();
    m_account->clear();
    for (const Operator& person : m_watch.operators()) {
        if (person.isDisabled || person.holds(Role::System))
            continue;
        QStringList posts;
        for (const Role role : person.roles)
            posts << nameOf(role);
        m_account->addItem(QStringLiteral("%1 – %2 (%3)")
                               .arg(fromUtf8(person.account), fromUtf8(person.name), posts.join(QStringLiteral(", "))),
            fromUtf8(person.account));
    }
    const int row = m_account->findData(chosen);
    m_account->setCurrentIndex(row);
    if (row < 0)
        m_account->setEditText(typed);
}

void SignInCurtain::begin()
{
    m_password->clear();
    m_said->clear();
    setGeometry(parentWidget()->rect());
    show();
    raise();
    showTime();
    m_account->setFocus(Qt::OtherFocusReason);
    m_account->lineEdit()->selectAll();
}

void SignInCurtain::signIn()
{
    const QString typed = m_account->currentText();
    const int row = m_account->findText(typed);
    const QString account
        = row >= 0 ? m_account->itemData(row).toString() : typed.section(QStringLiteral(" – "), 0, 0).trimmed();
    if (account.isEmpty() || !m_enter->isEnabled())
        return;
    m_enter->setEnabled(false);
    m_said->setText(tr("Checking…"));
    m_watch.signIn(account, m_password->text(), this, [this](const QString& problem) {
        m_enter->setEnabled(true);
        m_password->clear();
        QPalette palette = m_said->palette();
        palette.setColor(QPalette::WindowText, Look::ink(Tone::Danger));
        m_said->setPalette(palette);
        m_said->setText(problem.isEmpty() ? QString() : QStringLiteral("✕ ") + problem);
        if (problem.isEmpty())
            hide();
        else
            m_password->setFocus();
    });
}

bool SignInCurtain::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && (event->type() == QEvent::Resize || event->type() == QEvent::Show))
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void SignInCurtain::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Window));
}

} // namespace fengsui::ui
