#pragma once

#include "backstage/answer.h"
#include "backstage/work_thread.h"
#include "backstage/workroom.h"
#include "desk/gazetteer.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace fengsui::ui {

/// One thread that opens the gazetteer and answers questions about it, one after the other. Answers come in the
/// window's thread, and only while the context lives.
class GazetteerRoom : public QObject {
    Q_OBJECT
public:
    explicit GazetteerRoom(OpenGazetteer open, QObject* parent = nullptr);
    ~GazetteerRoom() override;

    /// Runs `question` (Gazetteer& -> Result<T>) on the thread; `then` gets an Answer<T>.
    template <typename Question, typename Then>
    void ask(QObject* context, Question question, Then then)
    {
        using T = typename ValueOf<std::invoke_result_t<Question, Gazetteer&>>::type;
        m_room.give(Line::Desk,
            [this, alive = QPointer<QObject>(context), question = std::move(question), then = std::move(then)](
                Gazetteer* gazetteer, const std::optional<StoreFailure>& closed) mutable {
                auto answer = std::make_shared<Answer<T>>(answered<T>(gazetteer, closed, question));
                QMetaObject::invokeMethod(
                    this,
                    [alive = std::move(alive), answer = std::move(answer), then = std::move(then)]() mutable {
                        if (alive)
                            then(*answer);
                    },
                    Qt::QueuedConnection);
            });
    }

    /// What became of opening the gazetteer again.
    struct Renewal {
        std::vector<EditionHere> taken; ///< these are in use now
        std::vector<StoreFailure> failures; ///< why the others are not, and those before still are
    };
    /// Opens the gazetteer anew on a thread of its own, while this one goes on answering from what it has. What can be
    /// opened, with its indexes, takes the place of what was there; the rest stays. One at a time.
    void renew(std::function<void(const Renewal&)> then);

Q_SIGNALS:
    /// Answers are from newer editions from now on.
    void renewed();

private:
    template <typename R>
    struct ValueOf;
    template <typename T>
    struct ValueOf<Result<T>> {
        using type = T;
    };
    template <typename T, typename Question>
    static Answer<T> answered(Gazetteer* gazetteer, const std::optional<StoreFailure>& closed, Question& question)
    {
        if (!gazetteer)
            return *closed;
        try {
            return Answer<T>(question(*gazetteer));
        } catch (const StoreFailure& failure) {
            return failure;
        } catch (const std::exception& fault) {
            return StoreFailure(
                QT_TRANSLATE_NOOP("Failure", "Something went wrong inside the program (%1)"), { fault.what() });
        }
    }
    void handOver(const std::shared_ptr<Gazetteer>& fresh, std::function<void(const Renewal&)> then);

    OpenGazetteer m_open;
    Workroom<Gazetteer> m_room;
    std::unique_ptr<WorkThread> m_opening; ///< the last renewal
};

} // namespace fengsui::ui
