#include "backstage/backstage.h"

#include "ui/support/empty_store.h"

#include <QSignalSpy>
#include <QThread>
#include <QtTest>

#include <memory>
#include <semaphore>

using namespace fengsui;
using namespace fengsui::ui;
using namespace fengsui::test;

namespace {

/// Lines that have something to carry on at each turn; writes down when they had it.
class BusyExchange final : public Exchange {
public:
    explicit BusyExchange(std::string& turns)
        : m_turns(turns)
    {
    }
    void tell(Ears ears) override { m_ears = std::move(ears); }
    void turn(std::chrono::milliseconds) override
    {
        m_turns += 't';
        News news;
        news.duty = true;
        if (m_ears.news)
            m_ears.news(news);
    }
    void wait() override { m_wake.acquire(); }
    void wake() override { m_wake.release(); }
    Outcome setRoutes(const Session&, const Routes&) override { return Done {}; }
    Outcome beginPairing(const Session&, const std::string&, const std::string&) override { return Done {}; }
    void answerPairing(const std::string&) override { }
    void cancelPairing() override { }
    std::string card() const override { return {}; }
    Result<sync::CallingCard> enrolCard(const Session&, const std::string&, const std::string&) override
    {
        return sync::CallingCard {};
    }
    Result<std::shared_ptr<BundleWork>> writeBundle(const Digest&, const std::string&, bool) override
    {
        return std::shared_ptr<BundleWork>();
    }
    Result<std::shared_ptr<BundleWork>> readBundle(const std::string&) override
    {
        return std::shared_ptr<BundleWork>();
    }

private:
    std::string& m_turns;
    std::counting_semaphore<> m_wake { 0 };
    Ears m_ears;
};

class BusyWriter final : public WritingStore {
public:
    explicit BusyWriter(std::string& turns)
        : m_exchange(turns)
    {
    }
    Office& office() override { throw std::logic_error("no office"); }
    Journal& journal() override { throw std::logic_error("no journal"); }
    const Ledgers& ledgers() override { throw std::logic_error("no ledgers"); }
    Exchange* exchange() override { return &m_exchange; }

private:
    BusyExchange m_exchange;
};

} // namespace

class BackstageTest : public QObject {
    Q_OBJECT
    Q_OBJECT
private Q_SLOTS:
    void answersComeInTheThreadOfTheWindowAndInOrder()
    {
        const StandingClock clock;
        Backstage backstage(emptyStore(), clock);
        std::vector<int> came;
        Qt::HANDLE workedOn = nullptr;
        for (int i = 0; i < 20; ++i)
            backstage.command(
                this,
                [i, &workedOn](WritingStore&) -> Result<int> {
                    workedOn = QThread::currentThreadId();
                    return i;
                },
                [&](const Answer<int>& answer) {
                    QCOMPARE(QThread::currentThread(), thread());
                    came.push_back(*answer);
                });
        QTRY_COMPARE(came.size(), std::size_t(20));
        QVERIFY(std::ranges::is_sorted(came));
        QVERIFY(workedOn != QThread::currentThreadId());
    }

    void aDeskNeverWaitsBehindMoreThanOneBatch()
    {
        const StandingClock clock;
        Backstage backstage(emptyStore(), clock);
        std::binary_semaphore hasBegun(0);
        std::binary_semaphore go(0);
        std::vector<QString> order;
        const auto give = [&](Line line, const QString& name) {
            backstage.command(
                this, [](WritingStore&) -> Result<int> { return 0; },
                [&order, name](const Answer<int>&) { order.push_back(name); }, line);
        };
        backstage.command(
            this,
            [&](WritingStore&) -> Result<int> {
                hasBegun.release();
                go.acquire();
                return 0;
            },
            [](const Answer<int>&) {}, Line::Bulk);
        hasBegun.acquire();
        for (int i = 0; i < 5; ++i)
            give(Line::Bulk, QStringLiteral("batch"));
        give(Line::Desk, QStringLiteral("desk"));
        give(Line::Desk, QStringLiteral("desk"));
        go.release();
        QTRY_COMPARE(order.size(), std::size_t(7));
        QCOMPARE(order, (std::vector<QString> { "desk", "batch", "desk", "batch", "batch", "batch", "batch" }));
    }

    void newsAreToldAlsoWhenTheAskerIsGone()
    {
        const StandingClock clock;
        Backstage backstage(emptyStore(), clock);
        QSignalSpy news(&backstage, &Backstage::newsCame);
        auto asker = std::make_unique<QObject>();
        bool wasAnswered = false;
        backstage.command(
            asker.get(),
            [](WritingStore&) -> Result<News> {
                News touched;
                touched.duty = true;
                return touched;
            },
            [&wasAnswered](const Answer<News>&) { wasAnswered = true; });
        asker.reset();
        QTRY_COMPARE(news.count(), 1);
        QVERIFY(!wasAnswered);
    }

    void aRefusalIsAnAnswerAndAFailureIsTold()
    {
        const StandingClock clock;
        Backstage backstage(emptyStore(), clock);
        QSignalSpy failed(&backstage, &Backstage::failed);
        QString refused, thrown;
        std::string field;
        backstage.command(
            this,
            [](WritingStore&) -> Result<int> {
                return Refusal { Refusal::Reason::Missing, "Give %1 of %2.", { "%2", "two" }, "title" };
            },
            [&](const Answer<int>& answer) {
                refused = answer.problem();
                field = answer.field();
            });
        backstage.command(
            this, [](WritingStore&) -> Result<int> { throw StoreFailure("The disk is full (%1)", { "9 bytes" }); },
            [&](const Answer<int>& answer) { thrown = answer.problem(); });
        QTRY_VERIFY(!thrown.isEmpty());
        QCOMPARE(refused, QString("Give %2 of two."));
        QCOMPARE(field, std::string("title"));
        QCOMPARE(thrown, QString("The disk is full (9 bytes)"));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].toString(), QString("Not saved: The disk is full (9 bytes)"));
    }

    void aFaultOfOursDoesNotEndTheThread()
    {
        const StandingClock clock;
        Backstage backstage(emptyStore(), clock);
        int answers = 0;
        backstage.command(
            this, [](WritingStore& store) -> Result<int> { return store.office(), 0; },
            [&](const Answer<int>& answer) {
                QVERIFY(answer.failure());
                ++answers;
            });
        backstage.command(
            this, [](WritingStore&) -> Result<int> { return 1; },
            [&](const Answer<int>& answer) { answers += *answer; });
        QTRY_COMPARE(answers, 2);
    }

    void withoutAWriterTheStoreCanStillBeRead()
    {
        const StandingClock clock;
        StoreAccess access = emptyStore();
        access.openWriter = []() -> std::unique_ptr<WritingStore> {
            throw StoreFailure("It is open in another console (process %1)", { "123" });
        };
        Backstage backstage(std::move(access), clock);
        QSignalSpy opened(&backstage, &Backstage::writerOpened);
        QString command;
        int read = 0;
        backstage.command(
            this, [](WritingStore&) -> Result<int> { return 1; },
            [&](const Answer<int>& answer) { command = answer.problem(); });
        backstage.ask(
            this, [](ReadingStore&) -> Result<int> { return 7; }, [&](const Answer<int>& answer) { read = *answer; });
        QTRY_COMPARE(read, 7);
        QTRY_COMPARE(command, QString("It is open in another console (process 123)"));
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toBool(), false);
    }

    void whatWasGivenIsDoneBeforeTheEnd()
    {
        const StandingClock clock;
        std::atomic<int> done = 0;
        {
            Backstage backstage(emptyStore(), clock);
            for (int i = 0; i < 50; ++i)
                backstage.command(
                    this, [&done](WritingStore&) -> Result<int> { return ++done; }, [](const Answer<int>&) {});
        }
        QCOMPARE(done.load(), 50);
    }

    // A backlog on the lines never keeps a person waiting for more than one piece of it, and goes on meanwhile
    // F29
    void commandsAndLinesTakeTurns()
    {
        const StandingClock clock;
        std::string turns; // the writer's thread's until the backstage is gone
        StoreAccess access = emptyStore();
        access.openWriter = [&turns] { return std::make_unique<BusyWriter>(turns); };
        int answered = 0;
        int news = 0;
        {
            Backstage backstage(access, clock);
            connect(&backstage, &Backstage::newsCame, this, [&] { ++news; });
            for (int i = 0; i < 20; ++i)
                backstage.command(
                    this,
                    [&turns](WritingStore&) -> Result<int> {
                        turns += 'c';
                        return 0;
                    },
                    [&](const Answer<int>&) { ++answered; });
            QTRY_COMPARE(answered, 20);
            QTRY_VERIFY(news > 0);
        }
        QCOMPARE(std::ranges::count(turns, 'c'), 20);
        QVERIFY2(turns.find("cc") == std::string::npos, turns.substr(0, 200).c_str());
    }
};

QTEST_GUILESS_MAIN(BackstageTest)
#include "backstage_test.moc"
