#pragma once

#include "backstage/answer.h"
#include "backstage/workroom.h"
#include "desk/gazetteer.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace fengsui::ui {

/// One thread that opens the gazetteer and answers questions about it, one after the other. Answers come in the
/// window's thread, and only while the context lives.
class GazetteerRoom : public QObject {
    Q_OBJECT
public:
    explicit GazetteerRoom(OpenGazetteer open, QObject* parent = nullptr);

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

    Workroom<Gazetteer> m_room;
};

} // namespace fengsui::ui
