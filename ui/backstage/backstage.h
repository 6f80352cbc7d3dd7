#pragma once

#include "backstage/answer.h"
#include "backstage/workroom.h"
#include "desk/exchange.h"
#include "desk/store_access.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <type_traits>

namespace fengsui::ui {

/// Everything behind the window that may wait: one thread that writes, two that read. The window gives them questions
/// and commands and never touches a disk itself. Answers come in the window's thread, in the order of their line, and
/// only while the context lives. After each commit `newsCame` names what was touched.
class Backstage : public QObject {
    Q_OBJECT
public:
    /// `clock` outlives it.
    Backstage(StoreAccess access, const Clock& clock, QObject* parent = nullptr);
    ~Backstage() override;

    const StoreAccess& access() const { return m_access; }
    const Clock& clock() const { return m_clock; }
    Instant now() const { return m_clock.now(); }

    /// Runs `command` (WritingStore& -> Result<T>) on the writer's thread; `then` gets an Answer<T>.
    template <typename Command, typename Then>
    void command(QObject* context, Command command, Then then, Line line = Line::Desk)
    {
        using T = ValueOf<std::invoke_result_t<Command, WritingStore&>>;
        const auto settle = [this](const Answer<T>& answer) {
            if (answer)
                spread(newsOf(*answer));
            else if (answer.failure())
                Q_EMIT failed(tr("Not saved: %1").arg(answer.problem()));
        };
        give<T>(*m_writer, context, line, std::move(command), settle, std::move(then));
    }

    /// Runs `question` (ReadingStore& -> Result<T>) on a reader's thread; `then` gets an Answer<T>.
    template <typename Question, typename Then>
    void ask(QObject* context, Question question, Then then, Line line = Line::Desk)
    {
        using T = ValueOf<std::invoke_result_t<Question, ReadingStore&>>;
        const auto settle = [this](const Answer<T>& answer) {
            if (answer.failure())
                Q_EMIT failed(tr("Can't be read: %1").arg(answer.problem()));
        };
        auto& room = line == Line::Desk ? *m_reader : *m_bulkReader;
        give<T>(room, context, line, std::move(question), settle, std::move(then));
    }

    /// From now on these are the rules in force. Those before stay alive: what the window holds of them stays good.
    void takeRules(std::shared_ptr<const RuleBook> rules);

    /// From now on these are the divisions and cells in use, also of the desks.
    void takeGrid(std::shared_ptr<const GridDirectory> grid);

    /// How it stands with the other consoles, as last told; nothing where there is no talk with any.
    const std::optional<ExchangePicture>& picture() const { return m_picture; }

    /// What has become due is done now, instead of at the next full minute.
    void tick();

Q_SIGNALS:
    /// Something was committed.
    void newsCame(const fengsui::News& news);
    /// The machine failed; a finished sentence for the operator.
    void failed(const QString& sentence);
    /// How it stands with the other consoles; about once a second.
    void pictureCame();
    /// What syncing found out and a person must know; a finished sentence.
    void noticed(const QString& sentence);
    void pairingMoved(const fengsui::PairingMoment& moment);
    /// The store can be written to, or (with the reason) only be read.
    void writerOpened(bool canWrite, const QString& reason);

private:
    template <typename R>
    struct Value;
    template <typename T>
    struct Value<Result<T>> {
        using type = T;
    };
    template <typename R>
    using ValueOf = typename Value<R>::type;

    /// Does the work on the room's thread and brings the answer home, where it is settled, context or not. The context
    /// is only looked at in the window's thread, where it also dies.
    template <typename T, typename Store, typename Work, typename Settle, typename Then>
    void give(Workroom<Store>& room, QObject* context, Line line, Work work, Settle settle, Then then)
    {
        room.give(line,
            [this, alive = QPointer<QObject>(context), work = std::move(work), settle, then = std::move(then)](
                Store* store, const std::optional<StoreFailure>& closed) mutable {
                auto answer = std::make_shared<Answer<T>>(answered<T>(store, closed, work));
                auto home
                    = [alive = std::move(alive), answer = std::move(answer), settle, then = std::move(then)]() mutable {
                          settle(*answer);
                          if (alive)
                              then(*answer);
                      };
                QMetaObject::invokeMethod(this, std::move(home), Qt::QueuedConnection);
            });
    }
    template <typename T, typename Store, typename Work>
    static Answer<T> answered(Store* store, const std::optional<StoreFailure>& closed, Work& work)
    {
        if (!store)
            return *closed;
        try {
            return Answer<T>(work(*store));
        } catch (const StoreFailure& failure) {
            return failure;
        } catch (const std::exception& fault) {
            return StoreFailure(
                QT_TRANSLATE_NOOP("Failure", "Something went wrong inside the program (%1)"), { fault.what() });
        }
    }
    void spread(const News& news);
    void listenToExchange();

    StoreAccess m_access;
    std::optional<ExchangePicture> m_picture;
    std::vector<std::shared_ptr<const RuleBook>> m_rulesBefore;
    const Clock& m_clock;
    QTimer m_minute;
    std::unique_ptr<Workroom<WritingStore>> m_writer;
    std::unique_ptr<Workroom<ReadingStore>> m_reader;
    std::unique_ptr<Workroom<ReadingStore>> m_bulkReader;
};

} // namespace fengsui::ui
