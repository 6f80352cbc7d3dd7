#include "backstage/backstage.h"

#include <chrono>
#include <future>
#include <utility>

namespace fengsui::ui {

using namespace std::chrono_literals;

Backstage::Backstage(StoreAccess access, const Clock& clock, QObject* parent)
    : QObject(parent)
    , m_access(std::move(access))
    , m_clock(clock)
{
    // Readers open after the writer: opening may bring an older store up to date first.
    auto ready = std::make_shared<std::promise<void>>();
    const std::shared_future<void> isReady = ready->get_future().share();
    m_writer = std::make_unique<Workroom<WritingStore>>(
        m_access.openWriter, [this, ready](const std::optional<StoreFailure>& failure) {
            ready->set_value();
            const auto tell
                = [this, failure] { Q_EMIT writerOpened(!failure, failure ? sentence(*failure) : QString()); };
            QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
        });
    listenToExchange();
    const auto openReader = [open = m_access.openReader, isReady] {
        isReady.wait();
        return open();
    };
    m_reader = std::make_unique<Workroom<ReadingStore>>(openReader);
    m_bulkReader = std::make_unique<Workroom<ReadingStore>>(openReader);
    connect(&m_minute, &QTimer::timeout, this, &Backstage::tick);
    m_minute.start(1min);
}

// What the exchange tells on the writer's thread comes home like an answer.
void Backstage::listenToExchange()
{
    m_writer->give(Line::Desk, [this](WritingStore* store, const std::optional<StoreFailure>&) {
        Exchange* exchange = store ? store->exchange() : nullptr;
        if (!exchange)
            return;
        const auto home = [this](auto then) { QMetaObject::invokeMethod(this, std::move(then), Qt::QueuedConnection); };
        Exchange::Ears ears;
        ears.picture = [this, home](const ExchangePicture& picture) {
            home([this, picture] {
                m_picture = picture;
                Q_EMIT pictureCame();
            });
        };
        ears.news = [this, home](const News& news) { home([this, news] { spread(news); }); };
        ears.notice
            = [this, home](const Refusal& notice) { home([this, notice] { Q_EMIT noticed(sentence(notice)); }); };
        ears.pairing
            = [this, home](const PairingMoment& moment) { home([this, moment] { Q_EMIT pairingMoved(moment); }); };
        exchange->tell(std::move(ears));
    });
}

// Readers first: the writer is the last to leave the store, so that it can put everything into its main file.
Backstage::~Backstage()
{
    m_bulkReader.reset();
    m_reader.reset();
    m_writer.reset();
}

void Backstage::takeRules(std::shared_ptr<const RuleBook> rules)
{
    m_rulesBefore.push_back(std::exchange(m_access.rules, std::move(rules)));
}

// A store that can only be read has no desks to tell.
void Backstage::takeGrid(std::shared_ptr<const GridDirectory> grid)
{
    m_access.grid = grid;
    m_writer->give(Line::Desk, [grid = std::move(grid)](WritingStore* store, const std::optional<StoreFailure>&) {
        if (store)
            store->takeGrid(grid);
    });
}

// A piece at a time: between two pieces other commands have their turn.
void Backstage::tick()
{
    command(
        this,
        [now = now()](WritingStore& store) -> Result<CaseDesk::Tick> {
            CaseDesk::Tick tick = store.office().cases.tick(now);
            if (!tick.hasMore)
                store.journal().signHeads(now);
            return tick;
        },
        [this](const Answer<CaseDesk::Tick>& answer) {
            if (answer && answer->hasMore)
                tick();
        },
        Line::Bulk);
}

void Backstage::spread(const News& news)
{
    if (!news.isEmpty())
        Q_EMIT newsCame(news);
}

} // namespace fengsui::ui
