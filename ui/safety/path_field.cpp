#include "safety/path_field.h"

#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace fengsui::ui {

PathField::PathField(What what, QWidget* parent)
    : QWidget(parent)
    , m_what(what)
    , m_edit(new QLineEdit(this))
    , m_choose(new QPushButton(this))
    , m_wording(new Wording(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    row->addWidget(m_choose);
    setFocusProxy(m_edit);
    m_choose->setAutoDefault(false);
    connect(m_choose, &QPushButton::clicked, this, &PathField::choose);
    m_wording->say([this] {
        m_choose->setText(tr("Choose…"));
        m_choose->setAccessibleName(m_what == What::Folder ? tr("Choose a folder") : tr("Choose a file"));
        m_edit->setAccessibleName(m_what == What::Folder ? tr("Folder") : tr("File"));
    });
}

QString PathField::path() const
{
    return m_edit->text().trimmed();
}

void PathField::setPath(const QString& path)
{
    m_edit->setText(path);
}

void PathField::choose()
{
    auto* dialog = new QFileDialog(this, m_choose->accessibleName(), path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(m_what == What::NewFile ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    dialog->setFileMode(m_what == What::Folder ? QFileDialog::Directory
            : m_what == What::OldFile          ? QFileDialog::ExistingFile
                                               : QFileDialog::AnyFile);
    if (m_what != What::Folder) {
        dialog->setNameFilters({ tr("Backups (*.backup)"), tr("All files (*)") });
        dialog->setDefaultSuffix(QStringLiteral("backup"));
    }
    connect(dialog, &QFileDialog::fileSelected, this, &PathField::setPath);
    dialog->open();
}

} // namespace fengsui::ui
