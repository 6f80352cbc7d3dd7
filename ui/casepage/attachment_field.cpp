#include "casepage/attachment_field.h"

#include "watch/watch.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace fengsui::ui {

AttachmentField::AttachmentField(Watch& watch, QWidget* parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_wording(new Wording(this))
    , m_button(new QPushButton(this))
    , m_label(new QLabel(this))
{
    m_label->setWordWrap(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    row->addWidget(m_label, 1);
    setFocusProxy(m_button);
    setAcceptDrops(false);
    m_wording->say([this] {
        m_button->setText(tr("Choose files…"));
        m_button->setAccessibleName(tr("Choose photographs or papers"));
        show();
    });
    connect(m_button, &QPushButton::clicked, this, &AttachmentField::choose);
}

std::string AttachmentField::word() const
{
    std::string all;
    for (const std::string& digest : m_digests)
        all += (all.empty() ? "" : ",") + digest;
    return all;
}

void AttachmentField::choose()
{
    auto* dialog = new QFileDialog(this, tr("Photographs or papers"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({ tr("Pictures and papers (*.jpg *.jpeg *.png *.webp *.pdf)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::filesSelected, this, &AttachmentField::add);
    dialog->open();
}

void AttachmentField::add(const QStringList& files)
{
    for (const QString& file : files)
        m_watch.backstage().command(
            this, [file = toUtf8(file)](WritingStore& store) { return store.office().attachments.keep(file); },
            [this, name = QFileInfo(file).fileName()](const Answer<Digest>& answer) {
                m_problem = answer.problem();
                if (answer) {
                    m_digests.push_back(answer->toHex());
                    m_names << name;
                }
                show();
            },
            Line::Bulk);
}

void AttachmentField::show()
{
    if (!m_problem.isEmpty())
        m_label->setText(QStringLiteral("✕ ") + m_problem);
    else
        m_label->setText(m_names.isEmpty() ? tr("No file yet") : m_names.join(QStringLiteral(", ")));
}

} // namespace fengsui::ui
