#pragma once

#include "look/wording.h"

#include <QDialog>
#include <QPointer>

class QCheckBox;
class QLabel;
class QPushButton;
class QTableView;

namespace fengsui {
struct PeerPicture;
}

namespace fengsui::ui {

class BundleDialog;
class CardDialog;
class ClocksDialog;
class ConsoleListModel;
class PairingDialog;
class RevokeDialog;
class RoutesDialog;
class SuspectClocks;
class Watch;

/// The other consoles: how each stands, this console's own key and routes, and what is done about them: pairing,
/// revoking, bundles. Everybody may look and carry bundles; the rest is for administrators.
class ConsolesPage : public QDialog {
    Q_OBJECT
public:
    explicit ConsolesPage(Watch& watch, QWidget* parent = nullptr);

    QTableView* list() const { return m_list; }
    const ConsoleListModel& model() const { return *m_model; }
    QPushButton* pairButton() const { return m_pair; }
    QPushButton* revokeButton() const { return m_revoke; }
    QPushButton* clocksButton() const { return m_clocks; }
    QPushButton* routesButton() const { return m_routes; }
    PairingDialog* pairing() const;
    RoutesDialog* routes() const;
    RevokeDialog* revoking() const;
    BundleDialog* bundle() const;
    ClocksDialog* clocks() const;
    /// Why this person may not pair; empty when he may.
    QString whyNot() const;
    QString about() const;

    void writeBundle(const QString& file);
    void readBundle(const QString& file);

Q_SIGNALS:
    void said(const QString& sentence, bool isProblem);

private:
    void putWords();
    void showPicture();
    void showChosen();
    const PeerPicture* chosen() const;
    void openPairing();
    void openCards();
    void openRevoking();
    void openRoutes();
    void openClocks();
    void showClocks();
    BundleDialog* openBundle();
    void askWhereToWrite();
    void askWhatToRead();

    Watch& m_watch;
    Wording* m_wording;
    ConsoleListModel* m_model;
    QLabel* m_own;
    QTableView* m_list;
    QLabel* m_about;
    QLabel* m_whyNot;
    QPushButton* m_pair;
    QPushButton* m_cards;
    QPushButton* m_revoke;
    QPushButton* m_routes;
    SuspectClocks* m_suspects;
    QPushButton* m_clocks;
    QPushButton* m_write;
    QPushButton* m_read;
    QCheckBox* m_all;
    QPointer<PairingDialog> m_pairing;
    QPointer<CardDialog> m_card;
    QPointer<RevokeDialog> m_revoking;
    QPointer<RoutesDialog> m_routesDialog;
    QPointer<BundleDialog> m_bundle;
    QPointer<ClocksDialog> m_clocksDialog;
};

} // namespace fengsui::ui
